import { parse } from 'valibot';
import { test } from 'vitest';
import { jobRun } from './job-run.ts';

const compute = { accelerator_type: 'GPU_8xH100', accelerator_count: '16' };
const work = { ai_runtime_task: { experiment: 'train', deployments: [{ compute }] } };
const workload = { experiment: 'train', acceleratorType: 'GPU_8xH100', accelerators: 16 };

test('a run tells who started it, what it trains and on what', ({ expect }) => {
  const spec = { environment_version: 6, dependencies: ['torch'] };
  const raw = {
    run_id: 7,
    run_name: 'train',
    creator_user_name: 'ada@example.com',
    tasks: [{ ...work, run_id: 8, environment_key: 'default' }],
    environments: [{ environment_key: 'default', spec }],
  };
  expect(parse(jobRun, raw)).toMatchObject({
    name: 'train',
    creator: 'ada@example.com',
    tasks: [{ runId: '8', environmentKey: 'default', workload, isSweep: false }],
    environments: [{ key: 'default', version: '6', dependencies: ['torch'] }],
  });
});

test('the task of a sweep stands inside it', ({ expect }) => {
  const raw = { run_id: 7, tasks: [{ for_each_task: { inputs: '[1]', task: work } }] };
  expect(parse(jobRun, raw).tasks).toMatchObject([{ workload, isSweep: true }]);
});

test('the older task is one of AIR when it has a training script', ({ expect }) => {
  const older = { mlflow_experiment_name: 'train', compute: { gpu_type: 'H100', num_gpus: 8 } };
  const script = { ...older, training_script_path: '/Workspace/train.py' };
  const tasks = [{ gen_ai_compute_task: script }, { gen_ai_compute_task: older }, {}];
  expect(parse(jobRun, { run_id: 7, tasks }).tasks.map((task) => task.workload)).toEqual([
    { experiment: 'train', acceleratorType: 'H100', accelerators: 8 },
    undefined,
    undefined,
  ]);
});

test('a time that is no date, and a number of attempts that cannot be, count as missing', ({
  expect,
}) => {
  for (const start_time of [-1, 8.65e15, '9000000000000000000', 1e300]) {
    expect(parse(jobRun, { run_id: 7, start_time }).startTime).toBe(undefined);
  }
  for (const attempt_number of [-1, 1e9, 0.5]) {
    const { tasks } = parse(jobRun, { run_id: 7, tasks: [{ attempt_number }] });
    expect(tasks).toMatchObject([{ attemptNumber: 0 }]);
  }
});

test('what cannot be read counts as missing, and a task without an id has the one of its run', ({
  expect,
}) => {
  const raw = {
    run_id: 7,
    job_id: null,
    run_name: 5,
    start_time: 'soon',
    state: null,
    tasks: [{ ai_runtime_task: {}, attempt_number: 'x', state: { result_state: 3 } }, 'no task'],
    environments: [{ spec: { dependencies: 'torch' } }],
  };
  const state = { lifeCycleState: undefined, resultState: undefined, message: undefined };
  expect(parse(jobRun, raw)).toMatchObject({
    runId: '7',
    name: undefined,
    startTime: undefined,
    state,
    tasks: [{ runId: '7', attemptNumber: 0, state, workload: { experiment: undefined } }],
    environments: [{ version: undefined, dependencies: [] }],
  });
});
