import { test } from 'vitest';
import { failureOf, shown } from '../../test/failure-of.ts';
import { fixedAnswers, startFakeService } from '../../test/fake-service.ts';
import { cancelRun, getRun, getRunOutput, submitJobRun } from './jobs.ts';

const runId = '9223372036854775807';
const submitBody = { run_name: 'a', idempotency_token: 't', tasks: [], environments: [] };
const submit = 'POST /api/2.2/jobs/runs/submit';
const get = `GET /api/2.2/jobs/runs/get?run_id=${runId}`;
const output = `GET /api/2.2/jobs/runs/get-output?run_id=${runId}`;
const cancel = 'POST /api/2.2/jobs/runs/cancel';
const unknown = {
  error_code: 'INVALID_PARAMETER_VALUE',
  message: `Run ${runId} does not exist.`,
};

test('a run id above 2^53 survives the submit', async ({ expect, onTestFinished }) => {
  const answers = { [submit]: [200, `{"run_id": ${runId}}`] } as const;
  const service = await startFakeService(onTestFinished, fixedAnswers(answers));
  expect(await submitJobRun(await service.open(), submitBody)).toEqual({ runId });
  expect(service.received[0]?.body).toBe(JSON.stringify(submitBody));
});

test.for([
  ['{}', 'run_id is missing'],
  ['', 'the answer is empty'],
  ['{"run_id": null}', 'run_id is not as expected'],
  ['{"run_id": 0}', 'run_id is not as expected'],
  ['{"run_id": "soon"}', 'run_id is not as expected'],
] as const)(
  'the answer %j to a submit is an error',
  async ([body, what], { expect, onTestFinished }) => {
    const service = await startFakeService(onTestFinished, fixedAnswers({ [submit]: [200, body] }));
    const failure = failureOf(submitJobRun(await service.open(), submitBody));
    expect(shown(await failure)).toEqual([
      'unexpected-answer',
      `${service.host} answered 200 to ${submit}, but ${what}`,
      'Check that the host is the address of a workspace with AI Runtime.',
    ]);
  },
);

test('a run has its state, its times and its attempts', async ({ expect, onTestFinished }) => {
  const body = `{
    "run_id": ${runId}, "job_id": 5, "start_time": 1700000000000, "end_time": 0,
    "state": {"life_cycle_state": "RUNNING", "state_message": ""},
    "tasks": [
      {"run_id": ${runId}, "attempt_number": 0, "max_retries": 2, "start_time": 1, "end_time": 2,
       "state": {"life_cycle_state": "TERMINATED", "result_state": "FAILED", "state_message": "exit 1"}},
      {"run_id": "12", "attempt_number": "1", "state": {"life_cycle_state": "PENDING"}}
    ]}`;
  const service = await startFakeService(onTestFinished, fixedAnswers({ [get]: [200, body] }));
  expect(await getRun(await service.open(), runId)).toMatchObject({
    runId,
    jobId: '5',
    startTime: 1700000000000,
    endTime: undefined,
    state: { lifeCycleState: 'RUNNING', resultState: undefined, message: undefined },
    tasks: [
      {
        runId,
        attemptNumber: 0,
        maxRetries: 2,
        startTime: 1,
        endTime: 2,
        state: { lifeCycleState: 'TERMINATED', resultState: 'FAILED', message: 'exit 1' },
      },
      {
        runId: '12',
        attemptNumber: 1,
        maxRetries: undefined,
        startTime: undefined,
        endTime: undefined,
        state: { lifeCycleState: 'PENDING', resultState: undefined, message: undefined },
      },
    ],
  });
});

test('a run without tasks has none', async ({ expect, onTestFinished }) => {
  const answers = { [get]: [200, { run_id: 7, state: {} }] } as const;
  const service = await startFakeService(onTestFinished, fixedAnswers(answers));
  expect((await getRun(await service.open(), runId)).tasks).toEqual([]);
});

test('the output tells of MLflow and has a message, if there is any', async ({
  expect,
  onTestFinished,
}) => {
  const task = { mlflow_experiment_id: 12, mlflow_run_id: 'abc', status_message: 'STATUS:soon' };
  const nothing = { mlflow_experiment_id: '', mlflow_run_id: '', status_message: '' };
  const odd = { mlflow_experiment_id: {}, mlflow_run_id: 5, status_message: 7 };
  const answers = {
    'GET /api/2.2/jobs/runs/get-output?run_id=3': [200, { ai_runtime_task_output: odd }],
    [output]: [200, { ai_runtime_task_output: task }],
    'GET /api/2.2/jobs/runs/get-output?run_id=1': [200, {}],
    'GET /api/2.2/jobs/runs/get-output?run_id=2': [200, { ai_runtime_task_output: nothing }],
  } as const;
  const service = await startFakeService(onTestFinished, fixedAnswers(answers));
  const workspace = await service.open();
  expect(await getRunOutput(workspace, runId)).toEqual({
    mlflowExperimentId: '12',
    mlflowRunId: 'abc',
    statusMessage: 'STATUS:soon',
  });
  expect(await getRunOutput(workspace, '3')).toEqual({
    mlflowExperimentId: undefined,
    mlflowRunId: '5',
    statusMessage: undefined,
  });
  for (const id of ['1', '2']) {
    expect(await getRunOutput(workspace, id)).toEqual({
      mlflowExperimentId: undefined,
      mlflowRunId: undefined,
      statusMessage: undefined,
    });
  }
});

test('a run is cancelled by its exact number', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, fixedAnswers({ [cancel]: [200, {}] }));
  await cancelRun(await service.open(), runId);
  expect(service.received[0]?.body).toBe(`{"run_id":${runId}}`);
});

test('a run that does not exist is not found, though the service says 400', async ({
  expect,
  onTestFinished,
}) => {
  const refusal = [400, unknown] as const;
  const service = await startFakeService(
    onTestFinished,
    fixedAnswers({ [get]: refusal, [output]: refusal, [cancel]: refusal }),
  );
  const workspace = await service.open();
  for (const call of [getRun, getRunOutput, cancelRun]) {
    const error = await failureOf(call(workspace, runId));
    expect(error).toMatchObject({ code: 'not-found', kind: 'NOT_FOUND', status: 400 });
    expect(error.message).toBe(
      `${service.host} answered 400 INVALID_PARAMETER_VALUE: Run ${runId} does not exist.`,
    );
  }
});

test('what is no number is no run id', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, fixedAnswers({}));
  expect(shown(await failureOf(cancelRun(await service.open(), '1}')))).toEqual([
    'not-found',
    '"1}" is not a run id',
    '',
  ]);
  // it would make a body that is no JSON
  expect((await failureOf(cancelRun(await service.open(), '007'))).code).toBe('not-found');
  expect(service.received).toEqual([]);
});
