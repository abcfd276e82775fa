import { didYouMean } from '@air/validate';
import type { CallOptions, Workspace } from '@air/workspace';
import { RunsError } from './errors.ts';
import { isRequestFailure, isUnknown } from './patience.ts';
import { openRunSource } from './run-source.ts';

/** The answer about a run. That there is no such run is a RunsError, which suggests the nearest of the caller's ids. */
export async function orUnknownRun<T>(
  workspace: Workspace,
  runId: string,
  answer: Promise<T>,
  { signal }: CallOptions = {},
): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!isRequestFailure(error) || !isUnknown(error)) throw error;
    const hint = await nearestRun(workspace, runId, signal);
    throw new RunsError('run-not-found', error.message, { ...hint, cause: error });
  }
}

/** A suggestion is worth one request, and no failure. */
async function nearestRun(
  workspace: Workspace,
  runId: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly hint?: string }> {
  try {
    const source = await openRunSource(workspace, { activeOnly: false, signal });
    return didYouMean(runId, await source.newestIds());
  } catch {
    signal?.throwIfAborted();
    return {};
  }
}
