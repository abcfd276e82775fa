export type OverrideErrorCode =
  | 'override-missing-equals'
  | 'override-empty-key'
  | 'override-unknown-key'
  | 'override-bad-value'
  | 'override-config-file';

/** A `KEY=VALUE` that cannot be applied to any config. */
export class OverrideError extends Error {
  override readonly name = 'OverrideError';
  readonly code: OverrideErrorCode;
  /** What to do about it. */
  readonly hint: string;

  constructor(code: OverrideErrorCode, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
