import { getRun } from '@air/workspace';
import type { CallOptions, JobRun, JobTask, Workspace } from '@air/workspace';

/** Where a run stands. */
export interface RunStatus {
  /** The result if there is one, else the life cycle; PENDING while the task of a RUNNING run still waits. */
  readonly status: string;
  readonly ended: boolean;
  readonly succeeded: boolean;
  /** What the service says about it. */
  readonly message: string | undefined;
}

const endStates: ReadonlySet<string> = new Set(['TERMINATED', 'SKIPPED', 'INTERNAL_ERROR']);
const waitStates: ReadonlySet<string> = new Set([
  'PENDING',
  'QUEUED',
  'BLOCKED',
  'WAITING_FOR_RETRY',
]);

/** Asks for a run's status. Rejects with a WorkspaceError; its code is `not-found` when there is no such run. */
export async function runStatus(
  workspace: Workspace,
  runId: string,
  options: CallOptions = {},
): Promise<RunStatus> {
  return statusOf(await getRun(workspace, runId, options));
}

/** Reads the status off a run: workspace-api.md, "Runs". */
export function statusOf(run: JobRun): RunStatus {
  const { lifeCycleState, resultState, message } = run.state;
  const ended = resultState !== undefined || endStates.has(lifeCycleState ?? '');
  return {
    status:
      resultState ??
      (isWaiting(run) && lifeCycleState === 'RUNNING' ? 'PENDING' : (lifeCycleState ?? 'UNKNOWN')),
    ended,
    succeeded: resultState === 'SUCCESS',
    message,
  };
}

/** Nothing of the latest attempt runs yet. */
export function isWaiting(run: JobRun): boolean {
  const state = latestAttempt(run)?.state ?? run.state;
  return state.resultState === undefined && waitStates.has(state.lifeCycleState ?? '');
}

/** One attempt of the run, if the service still tells of it. */
export function attemptOf(run: JobRun, attempt: number): JobTask | undefined {
  return run.tasks.find((task) => task.attemptNumber === attempt);
}

/** The attempt with the highest number; undefined while the run has no task yet. */
export function latestAttempt(run: JobRun): JobTask | undefined {
  return run.tasks.reduce<JobTask | undefined>(
    (latest, task) =>
      latest !== undefined && latest.attemptNumber > task.attemptNumber ? latest : task,
    undefined,
  );
}
