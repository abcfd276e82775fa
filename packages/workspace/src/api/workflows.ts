import * as v from 'valibot';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import type { RunQuery } from './jobs.ts';
import { id, integer, lenient, lenientList, optionalText } from './scalars.ts';

/** A run of the caller's own, as the index knows it. */
export interface IndexedRun {
  readonly runId: string;
  /** In milliseconds. */
  readonly submitTime: number | undefined;
}

export interface IndexPage {
  readonly runs: readonly IndexedRun[];
  readonly nextPageToken: string | undefined;
}

/** Reads one page of the cheap index of the caller's own AIR runs, which not every workspace has (workspace-api.md, "Runs"). */
export async function listOwnRuns(
  workspace: Workspace,
  { activeOnly, pageToken }: RunQuery,
  options: CallOptions = {},
): Promise<IndexPage> {
  return workspace.request({
    method: 'GET',
    path: '/api/2.0/ai-training/workflows',
    query: { active_only: activeOnly, page_token: pageToken },
    answer: indexPage,
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

const indexPage = v.pipe(
  v.object({ training_workflows: lenientList(indexedRun), next_page_token: optionalText }),
  v.transform(({ training_workflows, next_page_token }): IndexPage => ({
    runs: training_workflows,
    nextPageToken: next_page_token || undefined,
  })),
);
