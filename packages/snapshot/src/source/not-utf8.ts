import { SnapshotError } from '../errors.ts';
import type { PackagingMode } from './entry.ts';
import { leavingOutOfCommit } from './left-out.ts';

const leavingOut: Readonly<Record<PackagingMode, string>> = {
  plain_tar: ' with .gitignore or .airignore',
  git_archive: `: ${leavingOutOfCommit}`,
};

/** The error for a name whose bytes are not text; reading them as text has put a mark in their place. */
export function nameNotUtf8(path: string, mode: PackagingMode): SnapshotError {
  return new SnapshotError('name-not-utf8', `the name of "${path}" is not UTF-8`, {
    hint: `Rename it, or leave it out${leavingOut[mode]}.`,
  });
}

/** The error for a link to such a name. */
export function targetNotUtf8(path: string, mode: PackagingMode): SnapshotError {
  return new SnapshotError('name-not-utf8', `what the link "${path}" points to is not UTF-8`, {
    hint: `Rename it, or leave the link out${leavingOut[mode]}.`,
  });
}
