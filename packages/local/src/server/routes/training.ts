import type { RunStore } from '../../store/runs.ts';
import { pageOfRuns } from '../page-of-runs.ts';
import { readLogs } from '../read-logs.ts';
import type { Route } from '../route.ts';
import { doesNotExist } from '../service-error.ts';

/** The training service: the cheap index of runs, and logs. Source: workspace-api.md. */
export function trainingRoutes(runs: RunStore): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/2.0/ai-training/workflows',
      answer: ({ query }) => {
        const page = pageOfRuns(runs.list(), query, 100);
        return {
          json: {
            training_workflows: page.runs.map((run) => ({
              job_run_id: BigInt(run.runId),
              submit_time: new Date(run.submittedAt).toISOString(),
            })),
            next_page_token: page.nextPageToken,
          },
        };
      },
    },
    {
      method: 'GET',
      path: '/api/2.0/ai-training/workflows/by-run-id/:run_id/logs',
      answer: async ({ params, query }) => {
        const run = runs.get(params['run_id'] ?? '');
        if (!run) throw doesNotExist(`Run ${params['run_id']} does not exist.`);
        return { json: await readLogs(run, runs.directory(run.runId), query) };
      },
    },
  ];
}
