import { SnapshotError } from '../errors.ts';
import { git } from './git.ts';
import { atTop } from './repository.ts';
import { pathspecs } from './uncommitted.ts';
import type { Scope } from './uncommitted.ts';

const maxBytes = 1 << 20;
const milliseconds = 5000;

export type GitDiff =
  | { readonly status: 'captured'; readonly bytes: Uint8Array }
  | { readonly status: 'size_exceeded' | 'timeout' };

/** What differs from the last commit in tracked files of the scope: at most 1 MiB, in at most 5 s. */
export async function gitDiff(scope: Scope, signal?: AbortSignal): Promise<GitDiff> {
  const flags = ['--no-color', '--no-ext-diff', '--no-textconv', '--binary'];
  const args = ['--literal-pathspecs', 'diff', ...flags, 'HEAD', '--', ...pathspecs(scope)];
  try {
    const answer = await git(args, { ...atTop(scope.repository, signal), maxBytes, milliseconds });
    return answer.cut ? { status: 'size_exceeded' } : { status: 'captured', bytes: answer.stdout };
  } catch (error) {
    if (error instanceof SnapshotError && error.code === 'git-timeout')
      return { status: 'timeout' };
    throw error;
  }
}
