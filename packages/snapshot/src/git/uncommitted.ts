import { SnapshotError } from '../errors.ts';
import { DefaultExclusions, isNeverPacked } from '../source/left-out.ts';
import { git, records } from './git.ts';
import { atTop } from './repository.ts';
import type { Repository } from './repository.ts';

const namedInError = 5;

/** Where in the repository to look: the code folder, or only the paths in it that are included. */
export interface Scope {
  readonly repository: Repository;
  readonly includePaths: readonly string[] | undefined;
}

/** The pathspecs of a scope, from the top of the repository; git takes them literally. */
export function pathspecs({ repository: { prefix }, includePaths }: Scope): readonly string[] {
  const paths = includePaths?.map((path) => `${prefix}${path}`) ?? [prefix];
  return paths.filter((path) => path !== '');
}

/** Paths below the scope, from the top of the repository, that differ from the last commit or that git does not track. */
export async function uncommittedPaths(
  scope: Scope,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const flags = ['--porcelain=v1', '-z', '--no-renames', '--untracked-files=all'];
  const args = ['--literal-pathspecs', 'status', ...flags, '--', ...pathspecs(scope)];
  // what would not be packed from a working tree either
  const defaults = new DefaultExclusions(scope.repository.top);
  const isLitter = (path: string): boolean =>
    isNeverPacked(path) || defaults.find(path) !== undefined;
  return records(await git(args, atTop(scope.repository, signal)))
    .map((record) => ({ state: record.slice(0, 2), path: record.slice(3) }))
    .filter(({ state, path }) => state !== '??' || !isLitter(path))
    .map(({ path }) => path);
}

/** Throws a SnapshotError that names what would not be in the committed branch. */
export async function requireCommitted(
  branch: string,
  scope: Scope,
  signal?: AbortSignal,
): Promise<void> {
  const paths = await uncommittedPaths(scope, signal);
  if (paths.length === 0) return;
  const named = paths.slice(0, namedInError).map((path) => `"${path}"`);
  const more = paths.length > namedInError ? ` and ${paths.length - namedInError} more` : '';
  throw new SnapshotError(
    'uncommitted-changes',
    `git.branch "${branch}" would be packed without what is not committed: ${named.join(', ')}${more}`,
    { hint: 'Commit or stash it, or leave git out to pack the working tree as it is.' },
  );
}
