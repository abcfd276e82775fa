import { contentKey } from '../archive/content-key.ts';
import { tarBlocks } from '../archive/tar.ts';
import { commitState } from '../cache/commit-state.ts';
import type { CommittedCode } from '../cache/commit-state.ts';
import type { Kept, ReadCode } from '../cache/kept.ts';
import { KeptTree } from '../cache/kept-tree.ts';
import { SnapshotError } from '../errors.ts';
import { git, records } from '../git/git.ts';
import { atTop } from '../git/repository.ts';
import type { Repository } from '../git/repository.ts';
import { pathspecs } from '../git/scope.ts';
import type { Entry, Part, Source } from './entry.ts';
import { Includes } from './includes.ts';
import { readArchive } from './read-archive.ts';

export interface GitTreeOptions extends CommittedCode {
  /** Where what was read is kept for the next launch; nowhere unless told. */
  readonly cacheFolder?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface GitTree extends Source, ReadCode {
  /** Where both come from, if they are kept. */
  readonly kept: Kept | undefined;
}

/** The committed tree of the code folder, as `git archive` has it: with the attributes and filters that apply. */
export async function gitTree(options: GitTreeOptions): Promise<GitTree> {
  const { repository, commit, cacheFolder, signal } = options;
  const paths = pathspecs(options);
  const args = ['--literal-pathspecs', 'archive', '--format=tar', commit, '--', ...paths];
  const read: Source['read'] = (readSignal) =>
    readArchive(args, repository.prefix, atTop(repository, readSignal));
  const state = cacheFolder && (await commitState(options, signal));
  const kept = cacheFolder && state ? new KeptTree(cacheFolder, state) : undefined;
  const known = await kept?.find();
  if (known !== undefined) return { ...known, read, kept };
  await requireThere(options);
  const tree = await readTree(options.topFolder, read(signal));
  await kept?.keep(tree);
  return { ...tree, read, kept };
}

/** The content key as well: listing what `git archive` packs reads all of it anyway. */
async function readTree(topFolder: string, parts: AsyncIterable<Part>): Promise<ReadCode> {
  const entries: Entry[] = [];
  const key = await contentKey(tarBlocks(topFolder, collecting()));
  return { entries, key };

  async function* collecting(): AsyncGenerator<Part> {
    for await (const part of parts) {
      if (!(part instanceof Uint8Array)) entries.push(part);
      yield part;
    }
  }
}

async function requireThere(options: GitTreeOptions): Promise<void> {
  const includes = new Includes(options.includePaths);
  await requireFolder(options);
  await Promise.all(includes.paths.map((path) => requirePath(path, includes, options)));
}

async function requireFolder({ repository, commit, signal }: GitTreeOptions): Promise<void> {
  const folder = repository.prefix.slice(0, -1);
  const kind = await kindAt(folder, commit, repository, signal);
  if (kind === 'tree') return;
  throw new SnapshotError(
    'root-missing',
    `code_source.root_path is "${folder}" in the repository, which is not a folder at commit ${commit}`,
  );
}

async function requirePath(
  path: string,
  includes: Includes,
  { repository, commit, signal }: GitTreeOptions,
): Promise<void> {
  const kind = await kindAt(`${repository.prefix}${path}`, commit, repository, signal);
  if (kind !== undefined) return;
  throw new SnapshotError(
    'include-missing',
    `include_paths names "${path}", which does not exist in root_path at commit ${commit}`,
    {
      hint: 'Paths are relative to root_path; globs are not expanded.',
      includeIndex: includes.indexOf(path),
    },
  );
}

/** `tree`, `blob` or, of a sub-module, `commit`; undefined when nothing is at the path. */
async function kindAt(
  path: string,
  commit: string,
  repository: Repository,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  if (path === '') return 'tree';
  const args = ['--literal-pathspecs', 'ls-tree', '-z', commit, '--', path];
  const [record] = records(await git(args, atTop(repository, signal)));
  return record?.split(' ')[1];
}
