import { test } from 'vitest';
import { fixedAnswers, startFakeService } from '../../test/fake-service.ts';
import { listOwnRuns } from './workflows.ts';

const index = 'GET /api/2.0/ai-training/workflows?active_only=true';

test('ids come as numbers or text, times in either form, and the workspace names itself', async ({
  expect,
  onTestFinished,
}) => {
  const body = `{"training_workflows": [
    {"job_run_id": 9223372036854775807, "submit_time": "2026-01-02T03:04:05.5+01:00"},
    {"job_run_id": "12", "submit_time": {"seconds": "1700000000", "nanos": 250000000}},
    {"job_run_id": 13, "submit_time": {"seconds": 1700000000}},
    {"job_run_id": 14, "submit_time": "soon"},
    {"submit_time": "2026-01-02T03:04:05Z"}
  ], "next_page_token": "a"}`;
  const answers = { [index]: [200, body], [`${index}&page_token=a`]: [200, {}] } as const;
  const service = await startFakeService(onTestFinished, fixedAnswers(answers));
  const workspace = await service.open();
  const pages: unknown[] = [];
  for await (const page of listOwnRuns(workspace, { activeOnly: true })) pages.push(page);
  expect(pages).toEqual([
    [
      { runId: '9223372036854775807', submitTime: Date.UTC(2026, 0, 2, 2, 4, 5, 500) },
      { runId: '12', submitTime: 1_700_000_000_250 },
      { runId: '13', submitTime: 1_700_000_000_000 },
      { runId: '14', submitTime: undefined },
    ],
    [],
  ]);
});
