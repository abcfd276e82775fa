import { test } from 'vitest';
import { errorOf } from '../test/error-of.ts';
import { startFakeJobs } from '../test/fake-jobs.ts';
import type { FakeJobs } from '../test/fake-jobs.ts';
import { describeRun } from './run.ts';

const noon = Date.UTC(2026, 0, 2, 12);
const run = { id: 42, name: 'train', state: 'RUNNING', startTime: noon } as const;
const output = { ai_runtime_task_output: { mlflow_experiment_id: 5, mlflow_run_id: 'ab' } };

const withMlflow = (
  params: Readonly<Record<string, string>>,
  history: Readonly<Record<string, readonly number[]>> = {},
): NonNullable<FakeJobs['answers']> => ({
  '/api/2.2/jobs/runs/get-output': () => output,
  '/api/2.0/mlflow/runs/get': () => ({
    run: { data: { params: Object.entries(params).map(([key, value]) => ({ key, value })) } },
  }),
  '/api/2.0/mlflow/metrics/get-history': (query) => ({
    metrics: (history[query.get('metric_key') ?? ''] ?? []).map((value, index) => ({
      value,
      timestamp: noon + index * 1000,
    })),
  }),
});

test('a run has links, and its progress from MLflow', async ({ expect, onTestFinished }) => {
  const answers = withMlflow({ max_steps: '200', num_train_epochs: '3' }, { step: [50, 100] });
  const { workspace, requests } = await startFakeJobs(onTestFinished, { runs: [run], answers });
  expect(await describeRun(workspace, '42')).toMatchObject({
    runId: '42',
    experiment: 'train',
    status: { status: 'RUNNING', ended: false },
    startedAt: new Date(noon),
    acceleratorType: 'GPU_1xA10',
    accelerators: 1,
    attemptNumber: 0,
    isAirRun: true,
    isSweep: false,
    dashboardUrl: `${workspace.host}/jobs/runs/42?o=7`,
    mlflowUrl: `${workspace.host}/ml/experiments/5/runs/ab`,
    progress: { percent: 50, secondsLeft: 2 },
  });
  expect(requests).toEqual([
    'jobs/runs/get?run_id=42',
    'jobs/runs/get-output?run_id=1000042',
    'mlflow/runs/get?run_id=ab',
    'mlflow/metrics/get-history?run_id=ab&metric_key=step',
  ]);
});

test.for([
  ['epochs count where there is no limit of steps', { max_steps: '-1', num_train_epochs: '4' }, 25],
  ['without a parameter nothing is known', {}, undefined],
  ['nor with one that is no number', { max_steps: 'many' }, undefined],
  ['nor without a metric', { max_steps: '100' }, undefined],
] as const)('%s', async ([, params, percent], { expect, onTestFinished }) => {
  const answers = withMlflow(params, { epoch: [0.5, 1] });
  const { workspace } = await startFakeJobs(onTestFinished, { runs: [run], answers });
  expect((await describeRun(workspace, '42')).progress.percent).toBe(percent);
});

test('output that is not there, and a task of another kind, take nothing else away', async ({
  expect,
  onTestFinished,
}) => {
  const runs = [run, { id: 43, kind: 'notebook' }, { id: 44, kind: 'untold' }] as const;
  const { workspace } = await startFakeJobs(onTestFinished, { runs });
  const progress = { percent: undefined, secondsLeft: undefined };
  const nothing = { mlflowUrl: undefined, progress };
  expect(await describeRun(workspace, '42')).toMatchObject({ ...nothing, isAirRun: true });
  // what it trains may be told later
  expect(await describeRun(workspace, '44')).toMatchObject({ ...nothing, isAirRun: true });
  expect(await describeRun(workspace, '43')).toMatchObject({
    ...nothing,
    isAirRun: false,
    startedAt: undefined,
    durationSeconds: undefined,
  });
});

test('a sweep is told from a single run', async ({ expect, onTestFinished }) => {
  const runs = [{ id: 1, kind: 'sweep', accelerators: ['GPU_8xH100', 16] }] as const;
  const { workspace } = await startFakeJobs(onTestFinished, { runs });
  expect(await describeRun(workspace, '1')).toMatchObject({
    isSweep: true,
    acceleratorType: 'GPU_8xH100',
    accelerators: 16,
  });
});

test('a run that does not exist is an error that suggests a near id', async ({
  expect,
  onTestFinished,
}) => {
  const jobs = { runs: [run], index: [[42]] };
  const { workspace } = await startFakeJobs(onTestFinished, jobs);
  expect(await errorOf(describeRun(workspace, '41'))).toMatchObject({
    code: 'run-not-found',
    message: `there is no run 41 on ${workspace.host}: Run 41 does not exist.`,
    hint: 'Did you mean 42?',
  });
  expect(await errorOf(describeRun(workspace, '99999'))).toMatchObject({ hint: undefined });
});
