import { test } from 'vitest';
import { fixedAnswers, startFakeService } from '../../test/fake-service.ts';
import { metricHistory, mlflowParameters } from './mlflow-metrics.ts';

const get = 'GET /api/2.0/mlflow/runs/get?run_id=';
const history = 'GET /api/2.0/mlflow/metrics/get-history?run_id=a&metric_key=step';

test('parameters are text, and there may be none', async ({ expect, onTestFinished }) => {
  const params = [{ key: 'max_steps', value: 100 }, { key: 'lr', value: '1e-3' }, { key: 'x' }];
  const answers = {
    [`${get}a`]: [200, { run: { info: {}, data: { params } } }],
    [`${get}b`]: [200, { run: { info: {} } }],
  } as const;
  const service = await startFakeService(onTestFinished, fixedAnswers(answers));
  const workspace = await service.open();
  expect([...(await mlflowParameters(workspace, 'a'))]).toEqual([
    ['max_steps', '100'],
    ['lr', '1e-3'],
  ]);
  expect([...(await mlflowParameters(workspace, 'b'))]).toEqual([]);
});

test('the history of a metric comes page by page, without what is no number', async ({
  expect,
  onTestFinished,
}) => {
  const metrics = [
    { key: 'step', value: 1, timestamp: 1000, step: 1 },
    { key: 'step', value: 'NaN', timestamp: 1500 },
  ];
  const last = [{ key: 'step', value: '2.5', timestamp: '2000' }];
  const answers = {
    [history]: [200, { metrics, next_page_token: 'x' }],
    [`${history}&page_token=x`]: [200, { metrics: last, next_page_token: 'x' }],
  } as const;
  const service = await startFakeService(onTestFinished, fixedAnswers(answers));
  expect(await metricHistory(await service.open(), 'a', 'step')).toEqual([
    { time: 1000, value: 1 },
    { time: 2000, value: 2.5 },
  ]);
});
