import type { JobRun, JobTask, RunState } from '@air/workspace';
import { test } from 'vitest';
import { errorOf } from '../test/error-of.ts';
import { runReply, startScriptedService } from '../test/scripted-service.ts';
import { latestAttempt, runStatus, statusOf } from './run-status.ts';

const state = (lifeCycleState?: string, resultState?: string): RunState => ({
  lifeCycleState,
  resultState,
  message: undefined,
});

const task = (attemptNumber: number, taskState: RunState): JobTask => ({
  runId: String(attemptNumber),
  attemptNumber,
  maxRetries: undefined,
  startTime: undefined,
  endTime: undefined,
  state: taskState,
  environmentKey: undefined,
  workload: undefined,
  isSweep: false,
});

const run = (runState: RunState, ...tasks: JobTask[]): JobRun => ({
  runId: '7',
  name: undefined,
  creator: undefined,
  startTime: undefined,
  endTime: undefined,
  state: runState,
  tasks,
  environments: [],
});

test.for([
  [state('PENDING'), 'PENDING', false, false],
  [state('QUEUED'), 'QUEUED', false, false],
  [state('RUNNING'), 'RUNNING', false, false],
  [state('TERMINATING'), 'TERMINATING', false, false],
  [state('TERMINATED', 'SUCCESS'), 'SUCCESS', true, true],
  [state('TERMINATED', 'FAILED'), 'FAILED', true, false],
  [state('TERMINATING', 'CANCELED'), 'CANCELED', true, false],
  [state('INTERNAL_ERROR', 'FAILED'), 'FAILED', true, false],
  [state('TERMINATED'), 'TERMINATED', true, false],
  [state('SKIPPED'), 'SKIPPED', true, false],
  [state('INTERNAL_ERROR'), 'INTERNAL_ERROR', true, false],
  [state(), 'UNKNOWN', false, false],
] as const)('%j is %s', ([runState, status, ended, succeeded], { expect }) => {
  expect(statusOf(run(runState))).toEqual({ status, ended, succeeded, message: undefined });
});

test.for(['PENDING', 'QUEUED', 'BLOCKED', 'WAITING_FOR_RETRY'])(
  'a RUNNING run whose task is %s is PENDING',
  (waiting, { expect }) => {
    expect(statusOf(run(state('RUNNING'), task(0, state(waiting)))).status).toBe('PENDING');
  },
);

test('only the latest attempt counts, wherever it stands', ({ expect }) => {
  const tasks = [task(1, state('RUNNING')), task(0, state('PENDING'))];
  expect(latestAttempt(run(state('RUNNING'), ...tasks))?.attemptNumber).toBe(1);
  expect(statusOf(run(state('RUNNING'), ...tasks)).status).toBe('RUNNING');
  expect(latestAttempt(run(state('PENDING')))).toBeUndefined();
});

test('the status of a run is asked from the workspace', async ({ expect, onTestFinished }) => {
  const { workspace } = await startScriptedService(onTestFinished, {
    run: (look) => (look === 0 ? runReply('FAILED') : [404, { message: 'Run 8 is gone.' }]),
  });
  expect(await runStatus(workspace, '7')).toMatchObject({ status: 'FAILED', ended: true });
  expect(await errorOf(runStatus(workspace, '8'))).toMatchObject({
    code: 'not-found',
    message: `${workspace.host} answered 404: Run 8 is gone.`,
  });
});
