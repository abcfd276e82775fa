import { realpath } from 'node:fs/promises';
import { codeState } from './cache/code-state.ts';
import type { Kept } from './cache/kept.ts';
import { KeptKey } from './cache/kept-key.ts';
import { SnapshotError } from './errors.ts';
import { findRepository, notARepository } from './git/repository.ts';
import type { Repository } from './git/repository.ts';
import { chosenCommit } from './git/revision.ts';
import type { GitChoice } from './git/revision.ts';
import { requireCommitted } from './git/uncommitted.ts';
import { aboutSize, contentBytes, sizeText } from './sizes.ts';
import { codeFields } from './source/code-fields.ts';
import type { CodeInput } from './source/code-fields.ts';
import type { PackagingMode, Source } from './source/entry.ts';
import { gitTree } from './source/git-tree.ts';
import { lfsPointers } from './source/lfs-pointers.ts';
import { checkLinks } from './source/links.ts';
import { requireFolder, topFolderOf } from './source/root-folder.ts';
import type { LeftOut } from './source/selection.ts';
import { workingTree } from './source/working-tree.ts';
import { warningsOf } from './warnings.ts';
import type { SnapshotWarning } from './warnings.ts';

export interface SnapshotInput extends CodeInput {
  /** More than this is an error; no limit unless told here or by `AIR_SNAPSHOT_MAX_BYTES`. */
  readonly maxBytes?: number | undefined;
  /** Where keys of code that does not change are kept, so that it is read once; nowhere unless told. */
  readonly cacheFolder?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What would be packed, and why. */
export interface Snapshot extends Source {
  /** The code folder, absolute. */
  readonly root: string;
  /** The folder that everything in the archive is in. */
  readonly topFolder: string;
  readonly packagingMode: PackagingMode;
  readonly includePaths: readonly string[] | undefined;
  /** The volume that the archive goes to; the user's home on the workspace unless told. */
  readonly remoteVolume: string | undefined;
  readonly contentBytes: number;
  readonly leftOut: LeftOut;
  /** The repository around the code folder, if there is one. */
  readonly repository: Repository | undefined;
  /** What is packed, or what is checked out when the working tree is; undefined outside git and before the first commit. */
  readonly commit: string | undefined;
  /** The branch that is packed, where one was asked for by its name. */
  readonly branch: string | undefined;
  /** The content key, where it is known already. */
  readonly key: string | undefined;
  /** What is kept about this very code between launches, if it is. */
  readonly kept: Kept | undefined;
  readonly warnings: readonly SnapshotWarning[];
}

type Content = Source & Pick<Snapshot, 'packagingMode' | 'leftOut' | 'commit' | 'key' | 'kept'>;

/**
 * Finds what `code_source` stands for on this machine (launch.md, step 8). Writes nothing but what `git.remote` fetches.
 * Throws a SnapshotError for what cannot be packed.
 */
export async function resolveSnapshot(input: SnapshotInput): Promise<Snapshot> {
  const { env, signal } = input;
  const { root, git, include_paths: includePaths, remote_volume: remoteVolume } = codeFields(input);
  const limit = limitOf(input);
  const topFolder = topFolderOf(root);
  const repository = await findRepository(root, env, signal);
  const content =
    git === undefined
      ? await fromWorkingTree({ root, repository, includePaths }, topFolder, input)
      : await fromCommit({ root, repository, includePaths }, topFolder, git, input);
  const real = await realpath(root).catch(() => root);
  const absoluteLinks = checkLinks(content.entries, [root, real], content.packagingMode);
  requireWithinLimit(content, limit);
  const around = repository ?? { top: root, prefix: '' };
  const pointers = git === undefined ? lfsPointers(around, content.entries) : [];
  return {
    ...content,
    root,
    topFolder,
    includePaths,
    remoteVolume,
    repository,
    branch: git?.branch,
    contentBytes: contentBytes(content.entries),
    warnings: warningsOf(
      content.entries,
      { absoluteLinks, lfsPointers: pointers },
      content.packagingMode,
    ),
  };
}

type Place = Pick<Snapshot, 'root' | 'repository' | 'includePaths'>;

async function fromWorkingTree(
  { root, repository, includePaths }: Place,
  topFolder: string,
  { env, cacheFolder, signal }: SnapshotInput,
): Promise<Content> {
  requireFolder(root);
  const isInRepository = repository !== undefined;
  const tree = await workingTree({ root, isInRepository, includePaths, env, signal });
  const state = cacheFolder && codeState(root, topFolder, tree.entries);
  const kept = cacheFolder && state ? new KeptKey(cacheFolder, state) : undefined;
  const key = await kept?.find();
  return { ...tree, packagingMode: 'plain_tar', commit: repository?.head, key, kept };
}

async function fromCommit(
  { root, repository, includePaths }: Place,
  topFolder: string,
  git: GitChoice,
  { cacheFolder, signal }: SnapshotInput,
): Promise<Content> {
  if (repository === undefined) throw notARepository(root);
  const commit = await chosenCommit(git, repository, signal);
  if (git.branch !== undefined) {
    await requireCommitted(git.branch, { repository, includePaths }, signal);
  }
  const tree = await gitTree({
    repository,
    commit,
    topFolder,
    includePaths,
    cacheFolder,
    signal,
  });
  const leftOut = { ignored: 0, byDefault: 0 };
  return { ...tree, packagingMode: 'git_archive', leftOut, commit };
}

function requireWithinLimit({ entries, packagingMode }: Content, limit: number): void {
  const bytes = contentBytes(entries);
  if (bytes <= limit) return;
  const { told, hint } = aboutSize(entries, packagingMode);
  throw new SnapshotError(
    'too-large',
    `the code is ${sizeText(bytes)}, over the limit of ${sizeText(limit)}${told}`,
    { hint: `${hint} AIR_SNAPSHOT_MAX_BYTES sets the limit.` },
  );
}

function limitOf({ maxBytes, env }: SnapshotInput): number {
  const set = env['AIR_SNAPSHOT_MAX_BYTES']?.trim() ?? '';
  if (maxBytes !== undefined || set === '') return maxBytes ?? Number.POSITIVE_INFINITY;
  if (/^[1-9]\d*$/.test(set)) return Number(set);
  throw new SnapshotError(
    'limit-invalid',
    `AIR_SNAPSHOT_MAX_BYTES is ${JSON.stringify(set)}, which is not a number of bytes`,
    { hint: 'Write it in digits, such as 1073741824 for 1 GiB, or leave it unset for no limit.' },
  );
}
