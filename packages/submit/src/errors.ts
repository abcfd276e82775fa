import type { Issue } from '@air/validate';

export type SubmitErrorCode =
  | 'not-in-bundle'
  | 'idempotency-key-invalid'
  | 'requirements-missing'
  | 'requirements-unreadable'
  | 'requirements-invalid'
  | 'experiment-directory-taken'
  | 'usage-policy-not-found'
  | 'usage-policy-ambiguous'
  | 'image-url-invalid'
  | 'docker-image-invalid'
  | 'docker-config-unreadable'
  | 'registry-credentials-missing'
  | 'registry-credentials-unusable'
  | 'image-not-registered'
  | 'image-failed'
  | 'image-not-ready'
  | 'config-refused'
  | 'validation-unavailable'
  | 'interrupted';

/** A file that issues point into. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

interface SubmitErrorDetails {
  readonly hint?: string | undefined;
  readonly cause?: unknown;
  readonly issues?: readonly Issue[];
  readonly source?: SourceFile;
}

/** A launch stopped; the message says what was written before, if anything was. */
export class SubmitError extends Error {
  override readonly name = 'SubmitError';
  readonly code: SubmitErrorCode;
  /** What to do about it, where there is something. */
  readonly hint: string | undefined;
  /** What is wrong in `source`, in order; the message has all of it too. */
  readonly issues: readonly Issue[];
  /** The config or the requirements file that `issues` point into. */
  readonly source: SourceFile | undefined;

  constructor(code: SubmitErrorCode, message: string, details: SubmitErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.issues = details.issues ?? [];
    this.source = details.source;
  }
}
