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
export function mayPass(failure: RequestFailure): boolean {
  const isOfTheMoment = failure.code === 'unavailable' || failure.code === 'unexpected-answer';
  return isOfTheMoment && !lacksService(failure);
}

/** Whether the workspace has no such service, now or later. */
export function lacksService({ errorCode }: RequestFailure): boolean {
  return errorCode === 'ENDPOINT_NOT_FOUND' || errorCode === 'FEATURE_DISABLED';
}

/** Whether the service does not know what was asked about, or not yet. */
export function isUnknown(failure: RequestFailure): boolean {
  return failure.code === 'not-found' && !lacksService(failure);
}

/** Whether the service took a request and refused it for its own sake: no lost connection, no sign-in that failed. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error && 'status' in error && 'code' in error)) return false;
  return error.status !== undefined && error.code !== 'unauthenticated';
}
