import { test } from 'vitest';
import { follow } from '../test/follow.ts';
import { runReply, startScriptedService } from '../test/scripted-service.ts';
import type { Reply } from '../test/scripted-service.ts';

/** Gives the replies one after the other, then the last one again and again. */
const inTurn =
  (replies: readonly Reply[]) =>
  (look: number): Reply =>
    replies[Math.min(look, replies.length - 1)] ?? [500, {}];

test('a RUNNING run whose task waits is PENDING, and its status message is told once', async ({
  expect,
  onTestFinished,
}) => {
  const waiting = runReply('RUNNING', [{ state: 'QUEUED' }]);
  const message = (text: string): Reply => [
    200,
    { ai_runtime_task_output: { status_message: text } },
  ];
  const { workspace, logQueries } = await startScriptedService(onTestFinished, {
    run: (look) => {
      if (look < 8) return waiting;
      return look === 8 ? runReply('RUNNING') : runReply('SUCCESS');
    },
    output: (taskRunId, look) =>
      inTurn([
        [403, { message: 'No.' }],
        message('not for the user'),
        message('STATUS: 3 runs before this one '),
        message('STATUS: 3 runs before this one'),
        [500, {}],
        message(`STATUS:task ${taskRunId} is next`),
      ])(look),
  });
  const found = { type: 'found', workload: undefined };
  expect(await follow(workspace, '7')).toMatchObject([
    found,
    { type: 'status', status: 'PENDING', previousStatus: undefined },
    { type: 'message', text: '3 runs before this one' },
    { type: 'message', text: 'task 100 is next' },
    { type: 'status', status: 'RUNNING', previousStatus: 'PENDING' },
    { type: 'status', status: 'SUCCESS', previousStatus: 'RUNNING' },
    { type: 'end', status: 'SUCCESS', succeeded: true, lacksLog: true },
  ]);
  // no log is asked for before the task runs: one look on the way, three at the end
  expect(logQueries).toHaveLength(4);
});

test('attempts that came and went between two looks are all told, each with its own log', async ({
  expect,
  onTestFinished,
}) => {
  const now = Date.now();
  const attempts = [0, 1, 2].map((number) => ({
    number,
    state: number === 2 ? 'SUCCESS' : 'FAILED',
    startTime: now + number * 1000,
    endTime: now + number * 1000,
  }));
  const { workspace } = await startScriptedService(onTestFinished, {
    run: inTurn([
      runReply('RUNNING', [{ state: 'RUNNING', startTime: now }]),
      runReply('SUCCESS', attempts.toReversed()),
    ]),
    logs: (query) => {
      const attempt = Number(query.get('ref.attempt_number'));
      // ids begin anew with each attempt
      const record = {
        time_unix_nano: `${now + attempt * 1000}000000`,
        body: `of attempt ${attempt}`,
        record_id: '1',
      };
      return [200, { log_records: [record] }];
    },
  });
  const events = await follow(workspace, '7');
  const story = events.flatMap((event) => {
    if (event.type === 'lines') return event.lines.map(({ line }) => line);
    return event.type === 'retry' ? `retry ${event.retry} of ${event.maxRetries}` : [];
  });
  expect(story).toEqual([
    'of attempt 0',
    'retry 1 of 3',
    'of attempt 1',
    'retry 2 of 3',
    'of attempt 2',
  ]);
});

test('a run that ends before its task exists ends without a line', async ({
  expect,
  onTestFinished,
}) => {
  const { workspace } = await startScriptedService(onTestFinished, {
    run: inTurn([runReply('PENDING', []), runReply('INTERNAL_ERROR', [])]),
  });
  expect(await follow(workspace, '7')).toMatchObject([
    { type: 'found', workload: undefined },
    { type: 'status', status: 'PENDING', previousStatus: undefined },
    { type: 'status', status: 'INTERNAL_ERROR', previousStatus: 'PENDING' },
    { type: 'end', status: 'INTERNAL_ERROR', ended: true, succeeded: false, lacksLog: true },
  ]);
});
