import * as v from 'valibot';
import { WorkspaceError } from '../errors.ts';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { jobRun } from './job-run.ts';
import type { JobRun } from './job-run.ts';
import { orNotFound } from './or-not-found.ts';
import { pageOf, pagesOf } from './pages.ts';
import { id, lenient, lenientList, optionalText } from './scalars.ts';
import type { SubmitBody } from './submit-body.ts';

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

/** Which runs to list. */
export interface RunQuery {
  readonly activeOnly: boolean;
}

/** Reads, page by page, the runs that were submitted, of every user, the newest first. */
export function listJobRuns(
  workspace: Workspace,
  { activeOnly }: RunQuery,
  options: CallOptions = {},
): AsyncGenerator<readonly JobRun[], void> {
  return pagesOf(workspace, {
    path: '/api/2.2/jobs/runs/list',
    query: {
      run_type: 'SUBMIT_RUN',
      expand_tasks: true,
      limit: 25, // the most that the service gives
      active_only: activeOnly,
    },
    answer: pageOf('runs', lenientList(jobRun)),
    ...options,
  });
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
  if (!/^(?:0|[1-9]\d*)$/.test(runId)) {
    throw new WorkspaceError('not-found', `${JSON.stringify(runId)} is not a run id`);
  }
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

const mlflowId = v.pipe(
  lenient(v.union([v.string(), v.number()])),
  v.transform((value) => String(value ?? '') || undefined),
);

const runOutput = v.pipe(
  v.object({
    ai_runtime_task_output: lenient(
      v.object({
        mlflow_experiment_id: mlflowId,
        mlflow_run_id: mlflowId,
        status_message: lenient(optionalText),
      }),
    ),
  }),
  v.transform(({ ai_runtime_task_output: raw }): RunOutput => ({
    mlflowExperimentId: raw?.mlflow_experiment_id,
    mlflowRunId: raw?.mlflow_run_id,
    statusMessage: raw?.status_message,
  })),
);
