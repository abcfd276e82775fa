const mostFailures = 5;

/** Longer is not waited for, in milliseconds: workspace-api.md, "Requests". */
const longestWait = 5 * 60_000;

/** What every look asks with: one try, since what fails is looked at again anyway. */
export const oneTry = { tries: 1 } as const;

/** Decides whether to ask again after a failure: it is sat out, ever longer, but not five times in a row. */
export class Patience {
  readonly #firstWait: number;
  #failures = 0;
  #askedWait = 0;

  /** The first wait is in milliseconds. */
  constructor(firstWait: number) {
    this.#firstWait = firstWait;
  }

  /** How long to leave the service alone, in milliseconds; 0 when the last request succeeded. */
  get wait(): number {
    if (this.#failures === 0) return 0;
    return Math.max(this.#askedWait, this.#firstWait * 2 ** (this.#failures - 1));
  }

  /** The request succeeded. */
  renew(): void {
    this.#failures = 0;
  }

  /** Whether to go on after this failure. */
  bears({ retryAfter }: RequestFailure): boolean {
    this.#failures += 1;
    this.#askedWait = typeof retryAfter === 'number' ? retryAfter : 0;
    return this.#failures < mostFailures && this.#askedWait <= longestWait;
  }
}

/** A WorkspaceError, told by what it has, not by its class: two copies of a package may be loaded. */
export interface RequestFailure extends Error {
  readonly code: unknown;
  readonly errorCode: unknown;
  readonly serviceMessage?: unknown;
  readonly retryAfter?: unknown;
}

/** Whether a request failed; anything else that is thrown is an abort, or a bug. */
export function isRequestFailure(error: unknown): error is RequestFailure {
  return error instanceof Error && 'code' in error && 'errorCode' in error;
}

/** Whether the failure may pass by itself. */
export function mayPass({ code, errorCode }: RequestFailure): boolean {
  return (code === 'unavailable' || code === 'unexpected-answer') && !isNoService(errorCode);
}

/** Whether the workspace has no such service, now or later. */
export function lacksService({ errorCode }: RequestFailure): boolean {
  return isNoService(errorCode);
}

/** Whether the service does not know what was asked about, or not yet. */
export function isUnknown({ code, errorCode }: RequestFailure): boolean {
  return code === 'not-found' && !isNoService(errorCode);
}

function isNoService(errorCode: unknown): boolean {
  return errorCode === 'ENDPOINT_NOT_FOUND' || errorCode === 'FEATURE_DISABLED';
}
