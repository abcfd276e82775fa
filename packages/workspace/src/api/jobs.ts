import * as v from 'valibot';
import { WorkspaceError } from '../errors.ts';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { id, integer, optionalText } from './scalars.ts';
import type { SubmitBody } from './submit-body.ts';

/** Where a run or one of its tasks stands, in the service's words. */
export interface RunState {
  readonly lifeCycleState: string | undefined;
  readonly resultState: string | undefined;
  readonly message: string | undefined;
}

/** One attempt of a run's task. Times are in milliseconds, undefined where there is none yet. */
export interface JobTask {
  readonly runId: string;
  readonly attemptNumber: number;
  readonly maxRetries: number | undefined;
  readonly startTime: number | undefined;
  readonly endTime: number | undefined;
  readonly state: RunState;
}

/** A run as `runs/get` describes it. */
export interface JobRun {
  readonly runId: string;
  /** The job that the run belongs to; permissions are the job's. */
  readonly jobId?: string | undefined;
  readonly startTime: number | undefined;
  readonly endTime: number | undefined;
  readonly state: RunState;
  readonly tasks: readonly JobTask[];
}

/** What the platform says about a task while it runs and after. */
export interface RunOutput {
  readonly mlflowExperimentId: string | undefined;
  readonly mlflowRunId: string | undefined;
  readonly statusMessage: string | undefined;
}

/** Starts a run once: the same idempotency token gives the same run. */
export async function submitJobRun(
  workspace: Workspace,
  body: SubmitBody,
  options: CallOptions = {},
): Promise<{ runId: string }> {
  const { run_id: runId } = await workspace.request({
    method: 'POST',
    path: '/api/2.2/jobs/runs/submit',
    json: body,
    repeatable: true, // by its idempotency token
    answer: v.object({ run_id: id }),
    ...options,
  });
  return { runId };
}

/** Reads a run; one that does not exist is a `not-found` error, whichever way the service says it. */
export async function getRun(
  workspace: Workspace,
  runId: string,
  options: CallOptions = {},
): Promise<JobRun> {
  return orNotFound(
    workspace.request({
      method: 'GET',
      path: '/api/2.2/jobs/runs/get',
      query: { run_id: runId },
      answer: jobRun,
      ...options,
    }),
  );
}

/** Reads the output of one task, by the task's own run id. */
export async function getRunOutput(
  workspace: Workspace,
  taskRunId: string,
  options: CallOptions = {},
): Promise<RunOutput> {
  return orNotFound(
    workspace.request({
      method: 'GET',
      path: '/api/2.2/jobs/runs/get-output',
      query: { run_id: taskRunId },
      answer: runOutput,
      ...options,
    }),
  );
}

/** Asks for the end of a run; it ends a little later. */
export async function cancelRun(
  workspace: Workspace,
  runId: string,
  options: CallOptions = {},
): Promise<void> {
  if (!/^\d+$/.test(runId))
    throw new WorkspaceError('not-found', `${JSON.stringify(runId)} is not a run id`);
  await orNotFound(
    workspace.request({
      method: 'POST',
      path: '/api/2.2/jobs/runs/cancel',
      json: `{"run_id":${runId}}`, // JSON.stringify would round it above 2^53
      answer: v.unknown(),
      ...options,
    }),
  );
}

/** These calls take nothing but a run id, so a bad parameter is an id that is not there. */
async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof WorkspaceError && error.errorCode === 'INVALID_PARAMETER_VALUE'))
      throw error;
    throw new WorkspaceError('not-found', error.message, error);
  }
}

/** The service writes 0 for a time that has not come. */
const time = v.pipe(
  v.nullish(integer),
  v.transform((value) => value || undefined),
);

const state = v.pipe(
  v.object({
    life_cycle_state: optionalText,
    result_state: optionalText,
    state_message: optionalText,
  }),
  v.transform((raw): RunState => ({
    lifeCycleState: raw.life_cycle_state,
    resultState: raw.result_state,
    message: raw.state_message || undefined,
  })),
);

const task = v.pipe(
  v.object({
    run_id: id,
    attempt_number: v.nullish(integer),
    max_retries: v.nullish(integer),
    start_time: time,
    end_time: time,
    state,
  }),
  v.transform((raw): JobTask => ({
    runId: raw.run_id,
    attemptNumber: raw.attempt_number ?? 0,
    maxRetries: raw.max_retries ?? undefined,
    startTime: raw.start_time,
    endTime: raw.end_time,
    state: raw.state,
  })),
);

const jobRun = v.pipe(
  v.object({
    run_id: id,
    job_id: v.nullish(id),
    start_time: time,
    end_time: time,
    state,
    tasks: v.nullish(v.array(task)),
  }),
  v.transform((raw): JobRun => ({
    runId: raw.run_id,
    jobId: raw.job_id ?? undefined,
    startTime: raw.start_time,
    endTime: raw.end_time,
    state: raw.state,
    tasks: raw.tasks ?? [],
  })),
);

const runOutput = v.pipe(
  v.object({
    ai_runtime_task_output: v.nullish(
      v.object({
        mlflow_experiment_id: v.nullish(v.union([v.string(), v.number()])),
        mlflow_run_id: optionalText,
        status_message: optionalText,
      }),
    ),
  }),
  v.transform(({ ai_runtime_task_output: raw }): RunOutput => {
    const experiment = raw?.mlflow_experiment_id ?? undefined;
    return {
      mlflowExperimentId: experiment === undefined ? undefined : String(experiment),
      mlflowRunId: raw?.mlflow_run_id,
      statusMessage: raw?.status_message,
    };
  }),
);
