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

interface LocalErrorDetails {
  readonly hint?: string;
  readonly cause?: unknown;
}

/** The embedded workspace cannot do what was asked. Never holds a secret's value or the token. */
export class LocalError extends Error {
  override readonly name = 'LocalError';
  readonly code: LocalErrorCode;
  readonly hint: string | undefined;

  constructor(code: LocalErrorCode, message: string, details: LocalErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
  }
}
