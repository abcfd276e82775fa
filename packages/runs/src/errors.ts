/** Why an action on runs stopped, when it was not the workspace's answer alone. */
export type RunsErrorCode =
  | 'attempt-not-found'
  | 'pool-not-found'
  | 'pools-not-enabled'
  | 'run-name-ambiguous'
  | 'run-not-found';

interface RunsErrorDetails {
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** What was asked of a run could not be done. The run itself goes on. */
export class RunsError extends Error {
  override readonly name = 'RunsError';
  readonly code: RunsErrorCode;
  readonly hint: string | undefined;

  constructor(code: RunsErrorCode, message: string, details: RunsErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
  }
}
