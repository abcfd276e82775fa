import type { WorkspaceErrorCode } from '../errors.ts';

/** By status, where it says enough. */
const byStatus: Readonly<Record<number, WorkspaceErrorCode>> = {
  401: 'unauthenticated',
  403: 'permission-denied',
  404: 'not-found',
  408: 'unavailable',
  409: 'conflict',
  429: 'unavailable',
};

/** By the service's `error_code`, which tells more than status 400 under which older services put everything. */
const byErrorCode: Readonly<Record<string, WorkspaceErrorCode>> = {
  UNAUTHENTICATED: 'unauthenticated',
  PERMISSION_DENIED: 'permission-denied',
  NOT_FOUND: 'not-found',
  RESOURCE_DOES_NOT_EXIST: 'not-found',
  ALREADY_EXISTS: 'conflict',
  RESOURCE_ALREADY_EXISTS: 'conflict',
  RESOURCE_CONFLICT: 'conflict',
  REQUEST_LIMIT_EXCEEDED: 'unavailable',
  TEMPORARILY_UNAVAILABLE: 'unavailable',
};

/** The `error_code`s that tell more than status 400. */
export const tellingErrorCodes: readonly string[] = Object.keys(byErrorCode);

/** What an answer that is a refusal means to a caller. */
export function codeOfAnswer(status: number, errorCode?: string): WorkspaceErrorCode {
  const told = status === 400 ? byErrorCode[errorCode ?? ''] : undefined;
  return told ?? byStatus[status] ?? (status >= 500 ? 'unavailable' : 'rejected');
}
