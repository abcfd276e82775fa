import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { SnapshotError } from '../errors.ts';
import { DefaultExclusions, isNeverPacked } from '../source/left-out.ts';
import { git, records } from './git.ts';
import { atTop } from './repository.ts';
import { pathspecs } from './scope.ts';
import type { Scope } from './scope.ts';

const namedInError = 5;

/** A path that is not as in the last commit. */
export interface Change {
  /** From the top of the repository. */
  readonly path: string;
  /** What stands there now, as git writes it (`100755`; `160000` is another repository); undefined when it is gone. */
  readonly mode: string | undefined;
  /** The size of a file that is new, where it is known. */
  readonly newBytes?: number;
}

/** What of the scope that git tracks differs from the last commit. */
export async function trackedChanges(
  scope: Scope,
  signal?: AbortSignal,
): Promise<readonly Change[]> {
  return (await statusRecords(scope, 'no', signal)).map(trackedChange);
}

/** The same, with what git does not track and would be packed from a working tree. */
export async function uncommittedChanges(
  scope: Scope,
  signal?: AbortSignal,
): Promise<readonly Change[]> {
  const { top } = scope.repository;
  const defaults = new DefaultExclusions(top);
  const isLitter = (path: string): boolean =>
    isNeverPacked(path) || defaults.find(path) !== undefined;
  const all = await statusRecords(scope, 'all', signal);
  const untracked = all.flatMap((record) => untrackedPath(record) ?? []);
  return [
    ...all.filter((record) => untrackedPath(record) === undefined).map(trackedChange),
    ...untracked
      .filter((path) => !isLitter(path))
      .map((path) => ({ path, mode: modeOnDisk(join(top, path)) })),
  ];
}

/** Throws a SnapshotError that names what would not be in the committed branch. */
export async function requireCommitted(
  branch: string,
  scope: Scope,
  signal?: AbortSignal,
): Promise<void> {
  const changes = await uncommittedChanges(scope, signal);
  if (changes.length === 0) return;
  const named = changes.slice(0, namedInError).map(({ path }) => `"${path}"`);
  const more = changes.length > namedInError ? ` and ${changes.length - namedInError} more` : '';
  throw new SnapshotError(
    'uncommitted-changes',
    `git.branch "${branch}" would be packed without what is not committed: ${named.join(', ')}${more}`,
    { hint: 'Commit or stash it, or leave git out to pack the working tree as it is.' },
  );
}

async function statusRecords(
  scope: Scope,
  untracked: 'all' | 'no',
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const flags = ['--porcelain=v2', '-z', '--no-renames', `--untracked-files=${untracked}`];
  const args = ['--literal-pathspecs', 'status', ...flags, '--', ...pathspecs(scope)];
  return records(await git(args, atTop(scope.repository, signal)));
}

/** The path of a record about what git does not track, without the `/` of a folder. */
function untrackedPath(record: string): string | undefined {
  return record.startsWith('? ') ? record.slice(2).replace(/\/$/, '') : undefined;
}

/** `1 <XY> <sub> <mH> <mI> <mW> <hH> <hI> <path>`; of a conflict (`u`) there are three of the index. */
function trackedChange(record: string): Change {
  const fields = record.split(' ');
  const [modeAt, pathAt] = fields[0] === 'u' ? [6, 10] : [5, 8];
  const mode = fields[modeAt];
  return {
    path: fields.slice(pathAt).join(' '),
    mode: mode === undefined || mode === '000000' ? undefined : mode,
  };
}

function modeOnDisk(path: string): string | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (stats.isDirectory()) return '160000';
  if (stats.isSymbolicLink()) return '120000';
  return (stats.mode & 0o100) === 0 ? '100644' : '100755';
}
