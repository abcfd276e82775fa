import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SnapshotError } from '../errors.ts';
import { git, line } from './git.ts';
import { atTop } from './repository.ts';
import type { Repository } from './repository.ts';
import type { Change } from './uncommitted.ts';

const maxBytes = 1 << 20;

export interface GitDiffOptions {
  readonly repository: Repository;
  /** What the diff leads from; undefined before the first commit. */
  readonly commit: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How long it may take; 5 s unless told. */
  readonly milliseconds?: number;
}

export type GitDiff =
  | { readonly status: 'captured'; readonly bytes: Uint8Array }
  | { readonly status: 'size_exceeded' | 'timeout' };

/**
 * The changes as a patch that `git apply` takes on the commit: at most 1 MiB. Writes neither to
 * the index nor to the objects of the repository.
 */
export async function gitDiff(
  changes: readonly Change[],
  { repository, commit, signal, milliseconds = 5000 }: GitDiffOptions,
): Promise<GitDiff> {
  if (leastBytes(changes) > maxBytes) return { status: 'size_exceeded' };
  const folder = await mkdtemp(join(tmpdir(), 'air-diff-'));
  const options = {
    ...atTop(repository, signal),
    indexFile: join(folder, 'index'),
    milliseconds,
  };
  try {
    const base = commit ?? line(await git(['hash-object', '-t', 'tree', '--stdin'], options));
    await git(['update-index', '-z', '--index-info'], {
      ...options,
      input: asIndex(changes, base),
    });
    const flags = ['--patch', '--binary', '--no-renames', '--ignore-submodules=dirty'];
    const quiet = ['--no-color', '--no-ext-diff', '--no-textconv'];
    const paths = changes.map(({ path }) => path);
    const args = ['--literal-pathspecs', 'diff-index', ...flags, ...quiet, base, '--', ...paths];
    const answer = await git(args, { ...options, maxBytes });
    return answer.cut ? { status: 'size_exceeded' } : { status: 'captured', bytes: answer.stdout };
  } catch (error) {
    if (error instanceof SnapshotError && error.code === 'git-timeout')
      return { status: 'timeout' };
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * What the patch can hardly be smaller than: each path stands in it twice, and of new content more than a 64th is left when
 * it is compressed. git would take gigabytes and all of its time to find that out, and so many paths fit on no command line.
 */
function leastBytes(changes: readonly Change[]): number {
  return changes.reduce((sum, { path, newBytes = 0 }) => sum + 2 * path.length + newBytes / 64, 0);
}

/** An index of what is there alone. No object has this id, so that git compares what is on disk with the base. */
function asIndex(changes: readonly Change[], id: string): string {
  return changes
    .flatMap(({ path, mode }) => (mode === undefined ? [] : `${mode} ${id} 0\t${path}\0`))
    .join('');
}
