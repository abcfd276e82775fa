import { realpath } from 'node:fs/promises';
import type { RunConfig } from '@air/schema';
import { SnapshotError } from './errors.ts';
import { commitId } from './git/commit-id.ts';
import { findRepository } from './git/repository.ts';
import type { Repository } from './git/repository.ts';
import { chosenCommit } from './git/revision.ts';
import { requireCommitted } from './git/uncommitted.ts';
import { biggestFolders, contentBytes, sizeText } from './sizes.ts';
import type { Source } from './source/entry.ts';
import { gitTree } from './source/git-tree.ts';
import { checkLinks } from './source/links.ts';
import { requireFolder, rootFolder, topFolderOf } from './source/root-folder.ts';
import type { Env } from './source/root-folder.ts';
import type { LeftOut } from './source/selection.ts';
import { workingTree } from './source/working-tree.ts';
import { warningsOf } from './warnings.ts';
import type { SnapshotWarning } from './warnings.ts';

export interface SnapshotInput {
  /** `code_source` of a config without errors. */
  readonly codeSource: NonNullable<RunConfig['code_source']>;
  /** What `root_path` is relative to: the folder of the config file. */
  readonly configDirectory: string;
  readonly env: Env;
  /** More than this is an error; no limit unless told here or by `AIR_SNAPSHOT_MAX_BYTES`. */
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What would be packed, and why. */
export interface Snapshot extends Source {
  /** The code folder, absolute. */
  readonly root: string;
  /** The folder that everything in the archive is in. */
  readonly topFolder: string;
  readonly packagingMode: 'git_archive' | 'plain_tar';
  readonly includePaths: readonly string[] | undefined;
  readonly contentBytes: number;
  readonly leftOut: LeftOut;
  /** The repository around the code folder, if there is one. */
  readonly repository: Repository | undefined;
  /** What is packed, or what is checked out when the working tree is; undefined outside git and before the first commit. */
  readonly commit: string | undefined;
  /** The content key, where it is known already. */
  readonly key: string | undefined;
  readonly warnings: readonly SnapshotWarning[];
}

type Content = Source & Pick<Snapshot, 'packagingMode' | 'leftOut' | 'commit' | 'key'>;

/**
 * Finds what `code_source` stands for on this machine (launch.md, step 8). Writes nothing but what `git.remote` fetches.
 * Throws a SnapshotError for what cannot be packed.
 */
export async function resolveSnapshot(input: SnapshotInput): Promise<Snapshot> {
  const { configDirectory, env, signal } = input;
  const { root_path: rootPath = '.', include_paths: includePaths } = fieldsOf(input);
  const root = rootFolder(rootPath, configDirectory, env);
  const topFolder = topFolderOf(root);
  const repository = await findRepository(root, env, signal);
  const content =
    fieldsOf(input).git === undefined
      ? await fromWorkingTree(root, repository, input)
      : await fromCommit(root, topFolder, repository, input);
  const absoluteLinks = checkLinks(content.entries, await realpath(root).catch(() => root));
  requireWithinLimit(content, input);
  return {
    ...content,
    root,
    topFolder,
    includePaths,
    repository,
    contentBytes: contentBytes(content.entries),
    warnings: warningsOf(content.entries, absoluteLinks),
  };
}

function fieldsOf({ codeSource }: SnapshotInput): SnapshotInput['codeSource'] {
  return codeSource.snapshot ?? codeSource;
}

async function fromWorkingTree(
  root: string,
  repository: Repository | undefined,
  input: SnapshotInput,
): Promise<Content> {
  const { env, signal } = input;
  await requireFolder(root);
  const [tree, commit] = await Promise.all([
    workingTree({
      root,
      isInRepository: repository !== undefined,
      includePaths: fieldsOf(input).include_paths,
      env,
      signal,
    }),
    repository === undefined ? undefined : commitId('HEAD', repository, signal),
  ]);
  return { ...tree, packagingMode: 'plain_tar', commit, key: undefined };
}

async function fromCommit(
  root: string,
  topFolder: string,
  repository: Repository | undefined,
  input: SnapshotInput,
): Promise<Content> {
  const { signal } = input;
  const { git = {}, include_paths: includePaths } = fieldsOf(input);
  if (repository === undefined) throw notARepository(root);
  const commit = await chosenCommit(git, repository, signal);
  if (git.branch !== undefined) {
    await requireCommitted(git.branch, { repository, includePaths }, signal);
  }
  const tree = await gitTree({ repository, commit, topFolder, includePaths, signal });
  const leftOut = { ignored: 0, byDefault: 0 };
  return { ...tree, packagingMode: 'git_archive', leftOut, commit };
}

function notARepository(root: string): SnapshotError {
  return new SnapshotError(
    'not-a-repository',
    `code_source.git needs a git repository, and "${root}" is in none`,
    { hint: 'Leave git out to pack the folder as it is.' },
  );
}

function requireWithinLimit({ entries }: Source, { maxBytes, env }: SnapshotInput): void {
  const limit = maxBytes ?? limitOf(env);
  const bytes = contentBytes(entries);
  if (bytes <= limit) return;
  const folders = biggestFolders(entries, 5).map(
    (folder) => `${folder.path}/ (${sizeText(folder.bytes)})`,
  );
  throw new SnapshotError(
    'too-large',
    `the code is ${sizeText(bytes)}, over the limit of ${sizeText(limit)}; the biggest folders are ${folders.join(', ')}`,
    {
      hint: 'Put what the run does not need in .gitignore or .airignore, or set AIR_SNAPSHOT_MAX_BYTES.',
    },
  );
}

function limitOf(env: Env): number {
  const limit = Number(env['AIR_SNAPSHOT_MAX_BYTES'] ?? '');
  return limit > 0 ? limit : Number.POSITIVE_INFINITY;
}
