import { getRun } from '@air/workspace';
import type {
  CallOptions,
  JobRun,
  JobTask,
  RunEnvironment,
  RunOutput,
  Workspace,
} from '@air/workspace';
import { airTask, mayBeAirRun } from './air-run.ts';
import { progressOf } from './progress.ts';
import type { Progress } from './progress.ts';
import { latestAttempt, statusOf } from './run-status.ts';
import { summaryOf } from './run-summary.ts';
import type { RunSummary } from './run-summary.ts';
import { taskOutput } from './task-output.ts';
import { orUnknownRun } from './unknown-run.ts';

/** Everything about a run that the workspace tells. */
export interface RunDescription extends RunSummary {
  /** Whether AIR runs it, as far as is known yet; of another run there is less to tell. */
  readonly isAirRun: boolean;
  /** The latest attempt, from 0; undefined while there is none. */
  readonly attemptNumber: number | undefined;
  readonly maxRetries: number | undefined;
  readonly environment: RunEnvironment | undefined;
  readonly dashboardUrl: string;
  /** Undefined until MLflow has a page of the run, and where the run's output is not for the caller. */
  readonly mlflowUrl: string | undefined;
  readonly progress: Progress;
}

/** Describes a run, by its id. Rejects with `run-not-found` when there is no such run. */
export async function describeRun(
  workspace: Workspace,
  runId: string,
  options: CallOptions = {},
): Promise<RunDescription> {
  const run = await orUnknownRun(workspace, runId, getRun(workspace, runId, options), options);
  const task = mainTask(run);
  const summary = summaryOf(run);
  const output = await taskOutput(workspace, task, options);
  return {
    ...summary,
    isAirRun: mayBeAirRun(run),
    attemptNumber: task?.attemptNumber,
    maxRetries: task?.maxRetries,
    environment:
      run.environments.find(({ key }) => key === task?.environmentKey) ?? run.environments[0],
    dashboardUrl: dashboardUrl(workspace, runId),
    mlflowUrl: mlflowUrl(workspace, output),
    progress: await progressOf(workspace, output?.mlflowRunId, summary.status, options),
  };
}

/** How far a run of a list has come. */
export async function progressOfRun(
  workspace: Workspace,
  run: JobRun,
  options: CallOptions,
): Promise<Progress> {
  const output = await taskOutput(workspace, mainTask(run), options);
  return progressOf(workspace, output?.mlflowRunId, statusOf(run), options);
}

/** The task that a run is told by: AIR's latest attempt, else the latest of all; undefined while there is none. */
function mainTask(run: JobRun): JobTask | undefined {
  return airTask(run) ?? latestAttempt(run);
}

/** The page of a run; it names the workspace, where an answer has told its id: cli.md, "Output". */
export function dashboardUrl({ host, workspaceId }: Workspace, runId: string): string {
  return `${host}/jobs/runs/${runId}${workspaceId === undefined ? '' : `?o=${workspaceId}`}`;
}

function mlflowUrl({ host }: Workspace, output: RunOutput | undefined): string | undefined {
  const { mlflowExperimentId, mlflowRunId } = output ?? {};
  if (mlflowExperimentId === undefined || mlflowRunId === undefined) return undefined;
  return `${host}/ml/experiments/${encodeURIComponent(mlflowExperimentId)}/runs/${encodeURIComponent(mlflowRunId)}`;
}
