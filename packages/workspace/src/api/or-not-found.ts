import { WorkspaceError } from '../errors.ts';

/** The answer of a call that takes nothing but an id, where a bad parameter is an id that is not there. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof WorkspaceError && error.errorCode === 'INVALID_PARAMETER_VALUE')) {
      throw error;
    }
    throw new WorkspaceError('not-found', error.message, error);
  }
}
