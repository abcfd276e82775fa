import * as v from 'valibot';
import { test } from '../../../test/workspace.ts';

const output = v.object({ ai_runtime_task_output: v.object({ mlflow_run_id: v.string() }) });

test('what a training logs is there to be read', async ({ expect, client }) => {
  const { run } = await client.run({ command: 'true' });
  const task = run.tasks[0]?.run_id;
  const answer = await client.call('GET', `/api/2.2/jobs/runs/get-output?run_id=${task}`);
  const run_id = v.parse(output, answer.json).ai_runtime_task_output.mlflow_run_id;
  const log = async (what: string, body: object) =>
    (await client.call('POST', `/api/2.0/mlflow/runs/log-${what}`, { run_id, ...body })).status;

  expect(await log('parameter', { key: 'max_steps', value: '100' })).toBe(200);
  expect(await log('metric', { key: 'step', value: 1.5, timestamp: 1000, step: 1 })).toBe(200);
  expect(await log('metric', { key: 'step', value: 3, timestamp: 2000 })).toBe(200);
  expect(await log('metric', { key: 'loss', value: 0.1, timestamp: 2000 })).toBe(200);
  expect(await log('metric', { key: 'loss', value: 'low', timestamp: 2000 })).toBe(400);

  const get = await client.call('GET', `/api/2.0/mlflow/runs/get?run_id=${run_id}`);
  expect(get.json).toMatchObject({
    run: { info: { run_id }, data: { params: [{ key: 'max_steps', value: '100' }] } },
  });
  const history = `/api/2.0/mlflow/metrics/get-history?run_id=${run_id}&metric_key=step`;
  expect((await client.call('GET', history)).json).toEqual({
    metrics: [
      { key: 'step', value: 1.5, timestamp: 1000, step: 1 },
      { key: 'step', value: 3, timestamp: 2000, step: 0 },
    ],
  });
  const unknown = '/api/2.0/mlflow/metrics/get-history?run_id=x&metric_key=step';
  expect((await client.call('GET', unknown)).status).toBe(404);
});
