import { test } from 'vitest';
import { fixedAnswers, startFakeService } from '../../test/fake-service.ts';
import { submitJobRun } from './jobs.ts';

const submitBody = { run_name: 'a', idempotency_token: 't', tasks: [], environments: [] };

test('a run id above 2^53 survives the submit', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(
    onTestFinished,
    fixedAnswers({ 'POST /api/2.2/jobs/runs/submit': [200, '{"run_id": 9223372036854775807}'] }),
  );
  const submitted = await submitJobRun(await service.open(), submitBody);
  expect(submitted).toEqual({ runId: '9223372036854775807' });
  expect(service.received[0]?.body).toBe(JSON.stringify(submitBody));
});
