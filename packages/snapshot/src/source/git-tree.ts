import { SnapshotError } from '../errors.ts';
import { contentKey } from '../archive/content-key.ts';
import { tarBlocks } from '../archive/tar.ts';
import { atTop } from '../git/repository.ts';
import type { Repository } from '../git/repository.ts';
import { git, records } from '../git/git.ts';
import type { Entry, Source } from './entry.ts';
import { Includes } from './includes.ts';
import { readArchive } from './read-archive.ts';

export interface GitTreeOptions {
  readonly repository: Repository;
  /** The full id of a commit that is there. */
  readonly commit: string;
  readonly topFolder: string;
  readonly includePaths: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface GitTree extends Source {
  /** The content key: listing what `git archive` packs reads all of it anyway. */
  readonly key: string;
}

/** The committed tree of the code folder, as `git archive` has it: with the attributes and filters that apply. */
export async function gitTree(options: GitTreeOptions): Promise<GitTree> {
  const { repository, commit, topFolder, signal } = options;
  const { prefix } = repository;
  const includes = new Includes(options.includePaths);
  const { paths } = includes;
  await requireFolder(options);
  await Promise.all(paths.map((path) => requirePath(path, includes, options)));
  const chosen =
    paths.length === 0
      ? [prefix].filter((path) => path !== '')
      : paths.map((path) => prefix + path);
  const args = ['--literal-pathspecs', 'archive', '--format=tar', commit, '--', ...chosen];
  const read: Source['read'] = (readSignal) =>
    readArchive(args, prefix, atTop(repository, readSignal));
  const entries: Entry[] = [];
  const key = await contentKey(tarBlocks(topFolder, collecting()));
  return { entries, key, read };

  async function* collecting(): ReturnType<typeof readArchive> {
    for await (const part of read(signal)) {
      if (!(part instanceof Uint8Array)) entries.push(part);
      yield part;
    }
  }
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
