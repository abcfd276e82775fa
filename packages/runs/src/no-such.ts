import type { Workspace } from '@air/workspace';
import { RunsError } from './errors.ts';
import type { RequestFailure } from './request-failure.ts';

/** The error for a run or a pool that the service does not know: its name first, then the service's own words. */
export function noSuch(
  what: 'run' | 'pool',
  id: string,
  { host }: Workspace,
  failure: RequestFailure,
  suggestion: { readonly hint?: string },
): RunsError {
  const { serviceMessage } = failure;
  const words = typeof serviceMessage === 'string' ? `: ${serviceMessage}` : '';
  return new RunsError(`${what}-not-found`, `there is no ${what} ${id} on ${host}${words}`, {
    ...suggestion,
    cause: failure,
  });
}
