export type CliErrorCode =
  | 'usage'
  | 'config-file'
  | 'invalid-config'
  | 'local-profile'
  | 'local-not-running'
  | 'interrupted'
  | 'run-failed'
  | 'log-unreadable'
  | 'output-closed'
  | 'output-unwritable';

interface CliErrorOptions extends ErrorOptions {
  readonly hint?: string | undefined;
}

/** What stops a command in the command line itself. */
export class CliError extends Error {
  override readonly name: string = 'CliError';
  readonly code: CliErrorCode;
  readonly hint: string | undefined;

  constructor(code: CliErrorCode, message: string, options: CliErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.hint = options.hint;
  }
}
