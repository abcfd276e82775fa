import { cancelRun } from '@air/workspace';
import type { CallOptions, Workspace } from '@air/workspace';
import { RunsError } from './errors.ts';
import { findRun } from './find-run.ts';
import { isRequestFailure } from './request-failure.ts';
import { runStatus } from './run-status.ts';
import { sideBySide } from './side-by-side.ts';
import { orUnknownRun } from './unknown-run.ts';

/** What came of cancelling several runs. */
export interface CancelledRuns {
  /** The ids of the runs that the workspace ends, or that have ended. */
  readonly cancelled: readonly string[];
  /** Which of them had ended by themselves. */
  readonly endedBefore: readonly { readonly runId: string; readonly status: string }[];
  readonly failed: readonly FailedCancel[];
}

/** A run that was not cancelled. */
export interface FailedCancel {
  /** As the caller named it; its id once that is known. */
  readonly run: string;
  readonly error: Error;
}

/**
 * Cancels runs, each once; each is named as for `findRun`. What fails for one run is told beside the others; rejects when
 * nothing was cancelled because the workspace does not answer, or does not let the caller in.
 */
export async function cancelRuns(
  workspace: Workspace,
  runs: readonly string[],
  options: CallOptions = {},
): Promise<CancelledRuns> {
  const failed: FailedCancel[] = [];
  const orFailed = async <T>(run: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!(isRequestFailure(error) || error instanceof RunsError)) throw error;
      failed.push({ run, error });
      return undefined;
    }
  };
  const found = await sideBySide([...new Set(runs)], (run) =>
    orFailed(run, () => findRun(workspace, run, options)),
  );
  const ids = [...new Set(found.filter((id) => id !== undefined))];
  const outcomes = await sideBySide(ids, (id) =>
    orFailed(id, () => cancel(workspace, id, options)),
  );
  const ended = outcomes.filter((outcome) => outcome !== undefined);
  const [first] = failed;
  if (first !== undefined && ended.length === 0 && failed.every(isAboutAllRuns)) throw first.error;
  return {
    cancelled: ended.map(({ runId }) => runId),
    endedBefore: ended.flatMap(({ runId, status }) =>
      status === undefined ? [] : { runId, status },
    ),
    failed,
  };
}

/** Cancels one run. Tells its status when it had ended by itself, which the service does not mind. */
async function cancel(
  workspace: Workspace,
  runId: string,
  options: CallOptions,
): Promise<{ readonly runId: string; readonly status: string | undefined }> {
  await orUnknownRun(workspace, runId, cancelRun(workspace, runId, options), options);
  try {
    const { status, ended } = await runStatus(workspace, runId, options);
    return { runId, status: ended && status !== 'CANCELED' ? status : undefined };
  } catch (error) {
    if (!isRequestFailure(error)) throw error;
    return { runId, status: undefined };
  }
}

function isAboutAllRuns({ error }: FailedCancel): boolean {
  return 'code' in error && (error.code === 'unavailable' || error.code === 'unauthenticated');
}
