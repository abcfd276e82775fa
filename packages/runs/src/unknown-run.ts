import { didYouMean } from '@air/validate';
import type { CallOptions, Workspace } from '@air/workspace';
import { noSuch } from './no-such.ts';
import { isRequestFailure, isUnknown } from './request-failure.ts';
import { openRunSource } from './open-run-source.ts';

/** The answer about a run; where there is no such run, the error of `explainUnknown`. */
export async function orUnknownRun<T>(
  workspace: Workspace,
  runId: string,
  answer: Promise<T>,
  options: CallOptions = {},
): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw await explainUnknown(workspace, runId, error, options);
  }
}

/** Of a failure that says that there is no such run a RunsError, which suggests the nearest of the caller's ids; others as they are. */
export async function explainUnknown(
  workspace: Workspace,
  runId: string,
  error: unknown,
  { signal }: CallOptions,
): Promise<unknown> {
  if (!isRequestFailure(error) || !isUnknown(error)) return error;
  return noSuch('run', runId, workspace, error, await nearestRun(workspace, runId, signal));
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
