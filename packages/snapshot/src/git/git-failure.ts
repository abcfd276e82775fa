import { SnapshotError } from '../errors.ts';
import { withoutCredentials } from './credentials.ts';
import { knownFailure } from './known-failure.ts';

/** git ended with a status that is no answer. */
export function failed(args: readonly string[], errors: string): SnapshotError {
  const known = knownFailure(errors);
  const reason = withoutCredentials(reasonOf(errors));
  const message = known?.message ?? `git ${commandOf(args)} failed: ${reason}`;
  return new SnapshotError('git-failed', message, { hint: known?.hint });
}

function reasonOf(errors: string): string {
  const lines = errors.split('\n').filter((text) => text.trim() !== '');
  const at = lines.findIndex((text) => /^(?:fatal|error): /.test(text));
  // what ssh said, before git says that it has said something
  const isAboutSsh = lines[at] === 'fatal: Could not read from remote repository.' && at > 0;
  const told = lines[isAboutSsh ? at - 1 : at] ?? errors.trim();
  return told.replace(/^(?:fatal|error): /, '');
}

/** git did not end in its time. */
export function tooSlow(args: readonly string[]): SnapshotError {
  return new SnapshotError('git-timeout', `git ${commandOf(args)} did not end in time`);
}

/** There is no git to start. */
export function notStarted(cause: unknown): SnapshotError {
  return new SnapshotError('git-missing', 'git could not be started', {
    hint: 'Install git and put it on PATH: the code is in a git repository.',
    cause,
  });
}

/** The sub-command: what stands after git's own options. */
function commandOf(args: readonly string[]): string {
  return args.find((arg) => !arg.startsWith('-')) ?? '';
}
