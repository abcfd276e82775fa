const mostFailures = 5;

/** Longer is not waited for, in milliseconds: workspace-api.md, "Requests". */
const longestWait = 5 * 60_000;

/** What every look asks with: one try, since what fails is looked at again anyway. */
export const oneTry = { tries: 1 } as const;

/** Decides whether to ask again after a failure: what may pass by itself is sat out, but not five times in a row. */
export class Patience {
  #failures = 0;
  #askedWait = 0;

  /** How long the service asked to be left alone when it last failed, in milliseconds. */
  get askedWait(): number {
    return this.#askedWait;
  }

  /** The request succeeded. */
  renew(): void {
    this.#failures = 0;
    this.#askedWait = 0;
  }

  /** Whether to go on after this failure. */
  bears({ code, errorCode, retryAfter }: RequestFailure): boolean {
    if (code !== 'unavailable' || errorCode === 'FEATURE_DISABLED') return false;
    this.#failures += 1;
    this.#askedWait = typeof retryAfter === 'number' ? retryAfter : 0;
    return this.#failures < mostFailures && this.#askedWait <= longestWait;
  }
}

/** A WorkspaceError, told by what it has, not by its class: two copies of a package may be loaded. */
export interface RequestFailure extends Error {
  readonly code: unknown;
  readonly errorCode: unknown;
  readonly retryAfter?: unknown;
}

/** Whether a request failed; anything else that is thrown is an abort, or a bug. */
export function isRequestFailure(error: unknown): error is RequestFailure {
  return error instanceof Error && 'code' in error && 'errorCode' in error;
}

/** Whether the service does not know what was asked about, or not yet. */
export function isUnknown({ code, errorCode }: RequestFailure): boolean {
  const noService = errorCode === 'ENDPOINT_NOT_FOUND' || errorCode === 'FEATURE_DISABLED';
  return code === 'not-found' && !noService;
}

/** Whether the workspace has no such service, now or later. */
export function lacksService({ errorCode }: RequestFailure): boolean {
  return errorCode === 'ENDPOINT_NOT_FOUND' || errorCode === 'FEATURE_DISABLED';
}
