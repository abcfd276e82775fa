/** The closed list of `error.code`. Source: cli.md, "Output". */
export type EnvelopeErrorCode =
  | 'INVALID_ARGS'
  | 'INVALID_CONFIG'
  | 'NOT_SUPPORTED'
  | 'UNAUTHENTICATED'
  | 'PERMISSION_DENIED'
  | 'REGISTRATION_FAILED'
  | 'RUN_FAILED'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'UNAVAILABLE'
  | 'VALIDATION_UNAVAILABLE'
  | 'INTERRUPTED'
  | 'INTERNAL_ERROR';

type EnvelopeErrorKind = 'PERMANENT' | 'TRANSIENT' | 'NOT_FOUND' | 'CONFLICT';

/** `kind` and `retryable` of every code. Source: cli.md, "Output". */
export const errorCodes: Record<
  EnvelopeErrorCode,
  { readonly kind: EnvelopeErrorKind; readonly retryable: boolean }
> = {
  INVALID_ARGS: { kind: 'PERMANENT', retryable: false },
  INVALID_CONFIG: { kind: 'PERMANENT', retryable: false },
  NOT_SUPPORTED: { kind: 'PERMANENT', retryable: false },
  UNAUTHENTICATED: { kind: 'PERMANENT', retryable: false },
  PERMISSION_DENIED: { kind: 'PERMANENT', retryable: false },
  REGISTRATION_FAILED: { kind: 'PERMANENT', retryable: false },
  RUN_FAILED: { kind: 'PERMANENT', retryable: false },
  NOT_FOUND: { kind: 'NOT_FOUND', retryable: false },
  CONFLICT: { kind: 'CONFLICT', retryable: false },
  UNAVAILABLE: { kind: 'TRANSIENT', retryable: true },
  VALIDATION_UNAVAILABLE: { kind: 'TRANSIENT', retryable: true },
  INTERRUPTED: { kind: 'TRANSIENT', retryable: false },
  INTERNAL_ERROR: { kind: 'PERMANENT', retryable: false },
};

/** One line of JSON around a result or a failure. Source: cli.md, "Output". */
export function envelope(content: { readonly data: object } | { readonly error: object }): string {
  return `${JSON.stringify({ v: 1, ts: new Date().toISOString(), ...content })}\n`;
}
