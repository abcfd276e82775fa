/** What can stop the embedded workspace, or a command that looks for it. */
export type LocalErrorCode =
  | 'bad-idle-seconds'
  | 'home-unknown'
  | 'secret-missing'
  | 'secret-unusable'
  | 'secrets-file-open-to-others'
  | 'secrets-file-unreadable'
  | 'launch-file-unreadable'
  | 'port-unusable'
  | 'state-folder-in-use'
  | 'state-folder-unusable'
  | 'server-did-not-start'
  | 'server-did-not-stop';

export interface LocalErrorOptions {
  readonly hint?: string;
  readonly cause?: unknown;
}

/** The embedded workspace cannot do what was asked. Never holds a secret's value or the token. */
export class LocalError extends Error {
  override readonly name = 'LocalError';
  readonly code: LocalErrorCode;
  readonly hint: string | undefined;

  constructor(code: LocalErrorCode, message: string, options: LocalErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
  }
}
