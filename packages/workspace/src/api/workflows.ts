import * as v from 'valibot';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import type { RunQuery } from './jobs.ts';
import { pageOf, pagesOf } from './pages.ts';
import { id, integer, lenient, lenientList } from './scalars.ts';

/** A run of the caller's own, as the index knows it. */
export interface IndexedRun {
  readonly runId: string;
  /** In milliseconds. */
  readonly submitTime: number | undefined;
}

/** Reads, page by page, the cheap index of the caller's own AIR runs, which not every workspace has (workspace-api.md, "Runs"). */
export function listOwnRuns(
  workspace: Workspace,
  { activeOnly }: RunQuery,
  options: CallOptions = {},
): AsyncGenerator<readonly IndexedRun[], void> {
  return pagesOf(workspace, {
    path: '/api/2.0/ai-training/workflows',
    query: { active_only: activeOnly },
    answer: pageOf('training_workflows', lenientList(indexedRun)),
    ...options,
  });
}

const submitTime = v.pipe(
  v.union([
    v.pipe(v.string(), v.transform(Date.parse)),
    v.pipe(
      v.object({ seconds: integer, nanos: lenient(integer) }),
      v.transform(({ seconds, nanos = 0 }) => seconds * 1000 + nanos / 1e6),
    ),
  ]),
  v.finite(), // Date.parse gives NaN for what is no time
);

const indexedRun = v.pipe(
  v.object({ job_run_id: id, submit_time: lenient(submitTime) }),
  v.transform(({ job_run_id, submit_time }): IndexedRun => ({
    runId: job_run_id,
    submitTime: submit_time,
  })),
);
