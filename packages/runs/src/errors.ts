/** Why following stopped, when it was not the workspace's answer alone. */
export type RunsErrorCode = 'logs-unavailable';

/** A run could not be followed to its end. The run itself goes on. */
export class RunsError extends Error {
  override readonly name = 'RunsError';
  readonly code: RunsErrorCode;
  readonly hint: string | undefined;

  constructor(code: RunsErrorCode, message: string, details: { hint: string; cause: unknown }) {
    super(message, { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
  }
}
