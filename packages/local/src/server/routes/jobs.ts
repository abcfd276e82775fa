import * as v from 'valibot';
import type { Executor } from '../../executor/executor.ts';
import { hasEnded } from '../../store/run-record.ts';
import type { RunRecord } from '../../store/run-record.ts';
import type { RunStore, TaskRun } from '../../store/runs.ts';
import { submission } from '../../store/submission.ts';
import type { WorkspaceFiles } from '../../store/workspace-files.ts';
import { fingerprint } from '../fingerprint.ts';
import { pageOfRuns } from '../page-of-runs.ts';
import { bodyAs } from '../read-body.ts';
import type { Route } from '../route.ts';
import { invalidParameter, ServiceError } from '../service-error.ts';
import { outputView, runView } from './run-view.ts';

export interface JobsOptions {
  readonly runs: RunStore;
  readonly files: WorkspaceFiles;
  readonly executor: Executor;
  readonly userName: string;
  readonly host: () => string;
}

const cancel = v.looseObject({ run_id: v.pipe(v.union([v.string(), v.number()]), v.toString()) });

/** Runs: submit, look, cancel. Source: launch.md, step 9, and workspace-api.md, "Runs". */
export function jobRoutes({ runs, files, executor, userName, host }: JobsOptions): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/2.2/jobs/runs/submit',
      answer: async (call) => {
        const asked = await bodyAs(call, submission);
        const submitted = await runs.submit(asked, await fingerprint(asked, files));
        files.awaited.settle(asked.tasks[0].ai_runtime_task.code_source_path ?? '');
        if (submitted.kind === 'conflict') throw takenToken(asked.idempotency_token);
        if (submitted.kind === 'new') executor.start(submitted.run);
        return { json: { run_id: BigInt(submitted.run.runId) } };
      },
    },
    {
      method: 'GET',
      path: '/api/2.2/jobs/runs/get',
      answer: ({ query }) => ({
        json: runView(knownRun(runs, query.get('run_id')), host(), userName),
      }),
    },
    {
      method: 'GET',
      path: '/api/2.2/jobs/runs/get-output',
      answer: ({ query }) => {
        const { run, attempt } = knownTask(runs, query.get('run_id'));
        return { json: outputView(run, attempt) };
      },
    },
    {
      method: 'GET',
      path: '/api/2.2/jobs/runs/list',
      answer: ({ query }) => {
        const page = pageOfRuns(runs.list(), query, 25);
        return {
          json: {
            runs: page.runs.map((run) => runView(run, host(), userName)),
            has_more: page.nextPageToken !== undefined,
            next_page_token: page.nextPageToken,
          },
        };
      },
    },
    {
      method: 'POST',
      path: '/api/2.2/jobs/runs/cancel',
      answer: async (call) => {
        const run = knownRun(runs, (await bodyAs(call, cancel)).run_id);
        if (!hasEnded(run)) executor.stop(run.runId, 'cancelled');
        return { json: {} };
      },
    },
  ];
}

function knownRun(runs: RunStore, runId: string | null): RunRecord {
  const run = runs.get(runId ?? '');
  if (run) return run;
  throw invalidParameter(`Run ${runId ?? ''} does not exist.`);
}

function knownTask(runs: RunStore, taskRunId: string | null): TaskRun {
  const found = runs.getByTaskRun(taskRunId ?? '');
  if (found) return found;
  throw invalidParameter(`Run ${taskRunId ?? ''} does not exist.`);
}

function takenToken(token: string | undefined): ServiceError {
  return new ServiceError(
    409,
    'RESOURCE_CONFLICT',
    `The idempotency token "${token}" is taken by a run that does something else.`,
  );
}
