/** Why an action on a workspace stopped. The list is closed: a new code is a new row in every table of codes. */
export type WorkspaceErrorCode =
  | 'not-configured'
  | 'profile-not-found'
  | 'config-file-unreadable'
  | 'ambiguous-credentials'
  | 'sign-in-not-supported'
  | 'invalid-setting'
  | 'unauthenticated'
  | 'permission-denied'
  | 'not-found'
  | 'conflict'
  | 'rejected'
  | 'unavailable'
  | 'unexpected-answer';

/** What a caller may do about it: see cli.md, "Output". */
export type WorkspaceErrorKind = 'PERMANENT' | 'TRANSIENT' | 'NOT_FOUND' | 'CONFLICT';

interface WorkspaceErrorDetails {
  readonly hint?: string | undefined;
  readonly status?: number | undefined;
  readonly errorCode?: string | undefined;
  readonly serviceMessage?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly inDoubt?: boolean | undefined;
  readonly cause?: unknown;
}

const kinds: Partial<Record<WorkspaceErrorCode, WorkspaceErrorKind>> = {
  unavailable: 'TRANSIENT',
  // a portal or a proxy stood in for the service: it will be gone at some point
  'unexpected-answer': 'TRANSIENT',
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
};

/** Sign-in, a request or its answer failed. Neither the error nor its cause holds a token. */
export class WorkspaceError extends Error {
  override readonly name = 'WorkspaceError';
  readonly code: WorkspaceErrorCode;
  readonly kind: WorkspaceErrorKind;
  /** The same request may succeed later. */
  readonly retryable: boolean;
  readonly hint: string | undefined;
  /** The HTTP status, when there was an answer. */
  readonly status: number | undefined;
  /** The service's own `error_code`, when it gave one. */
  readonly errorCode: string | undefined;
  /** The service's own words, when it gave some; a part of the message. */
  readonly serviceMessage: string | undefined;
  /** Milliseconds that the service asks to wait before it is asked again. */
  readonly retryAfter: number | undefined;
  /** What was asked for may have been done, though no answer says so. */
  readonly inDoubt: boolean;

  constructor(code: WorkspaceErrorCode, message: string, details: WorkspaceErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.kind = kinds[code] ?? 'PERMANENT';
    this.retryable = this.kind === 'TRANSIENT';
    this.hint = details.hint;
    this.status = details.status;
    this.errorCode = details.errorCode;
    this.serviceMessage = details.serviceMessage;
    this.retryAfter = details.retryAfter;
    this.inDoubt = details.inDoubt ?? false;
  }
}
