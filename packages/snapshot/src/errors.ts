/** Why packing stopped. */
export type SnapshotErrorCode =
  | 'variable-unset'
  | 'root-missing'
  | 'root-not-a-folder'
  | 'include-missing'
  | 'link-leaves-root'
  | 'not-packable'
  | 'name-not-utf8'
  | 'unreadable'
  | 'changed'
  | 'too-large'
  | 'limit-invalid'
  | 'not-a-repository'
  | 'git-missing'
  | 'git-failed'
  | 'git-timeout'
  | 'branch-missing'
  | 'commit-not-local'
  | 'remote-missing'
  | 'remote-unreachable'
  | 'uncommitted-changes';

interface SnapshotErrorDetails {
  readonly includeIndex?: number;
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** Packaging stopped; no part of an archive is left anywhere. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
  readonly code: SnapshotErrorCode;
  /** What to do about it, where there is something. */
  readonly hint: string | undefined;
  /** Which entry of `include_paths` it is about, if it is about one. */
  readonly includeIndex: number | undefined;

  constructor(code: SnapshotErrorCode, message: string, details: SnapshotErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.includeIndex = details.includeIndex;
  }
}

/** The error of a file system call, as one that names the path and says why in words. */
export function unreadable(path: string, cause: unknown): SnapshotError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const reason = /^(?:EACCES|EPERM|Permission denied)$/.test(code) ? 'permission denied' : code;
  return new SnapshotError('unreadable', `"${path}" cannot be read (${reason})`, {
    hint: 'Make it readable, or leave it out with .gitignore or .airignore.',
    cause,
  });
}
