import { WorkspaceError } from '../src/errors.ts';

/** The error that the work ends with; a test that expects none fails. */
export async function failureOf(work: Promise<unknown>): Promise<WorkspaceError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof WorkspaceError) return error;
  throw new Error('no WorkspaceError', { cause: error });
}

/** What a user reads of an error. */
export function shown({ code, message, hint }: WorkspaceError): string[] {
  return [code, message, hint ?? ''];
}
