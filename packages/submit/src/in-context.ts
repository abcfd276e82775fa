import { WorkspaceError } from '@air/workspace';

/**
 * The same failure with words before the service's own, for a step whose request alone says too little.
 * Code and status stay, so that a caller still tells a permission from a connection.
 */
export function inContext(error: unknown, words: string, hint?: string): unknown {
  if (!(error instanceof WorkspaceError)) return error;
  return new WorkspaceError(error.code, `${words}: ${error.message}`, {
    hint: hint ?? error.hint,
    status: error.status,
    errorCode: error.errorCode,
    retryAfter: error.retryAfter,
    inDoubt: error.inDoubt,
    cause: error,
  });
}
