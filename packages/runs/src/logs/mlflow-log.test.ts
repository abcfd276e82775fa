import { test } from 'vitest';
import { follow, hasty, linesOf } from '../../test/follow.ts';
import { runReply, startScriptedService } from '../../test/scripted-service.ts';
import type { Reply } from '../../test/scripted-service.ts';
import { readLogs } from '../read-logs.ts';
import type { RunEvent } from '../run-event.ts';

const noService: Reply = [404, { error_code: 'ENDPOINT_NOT_FOUND' }];

/** Goes on for so many looks, then succeeds. */
const runFor =
  (looks: number) =>
  (look: number): Reply =>
    runReply(look < looks ? 'RUNNING' : 'SUCCESS');

test('files are read in the order of their numbers, a line across two of them is one', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startScriptedService(onTestFinished, {
    run: runFor(0),
    logs: () => noService,
    files: () => ({
      'logs/node_0/logs-9.chunk.txt': 'nine\nte',
      'logs/node_0/logs-10.chunk.txt': 'n\r\n\n',
      'logs/node_0/logs-11.chunk.txt': 'eleven',
      'logs/node_10/logs-0.chunk.txt': 'of ten\n',
      'logs/node_2/logs-0.chunk.txt': 'of two\n',
      'logs/node_2/other.txt': 'no log\n',
    }),
  });
  const lines = linesOf(await follow(service.workspace, '7'));
  expect(lines).toEqual(['0:nine', '0:ten', '0:', '2:of two', '10:of ten', '0:eleven']);
});

test('a file that grows is read on from where it ended, and a line is held back until it is whole', async ({
  expect,
  onTestFinished,
}) => {
  const whole = Buffer.from('one\ncaf\u00e9 \u{1f525}\nlast');
  // the cut goes through a character
  const sizes = [4, 6, 8, 14, 16];
  let look = 0;
  const service = await startScriptedService(onTestFinished, {
    run: () => runReply(look < 70 ? 'RUNNING' : 'SUCCESS'),
    logs: () => noService,
    files: () => {
      const size = sizes[Math.floor(look++ / 12)] ?? whole.length;
      return { 'logs/node_0/logs-0.chunk.txt': whole.subarray(0, size) };
    },
  });
  expect(linesOf(await follow(service.workspace, '7'))).toEqual([
    '0:one',
    '0:caf\u00e9 \u{1f525}',
    '0:last',
  ]);
  const reads = service.mlflowRequests.filter((request) => request.startsWith('/store/'));
  expect(reads[0]).toBe('/store/logs/node_0/logs-0.chunk.txt whole');
  expect(reads.slice(1).every((request) => /bytes=[1-9]\d*-$/.test(request))).toBe(true);
});

test('of a tail no more files are read than it takes, each once, unless they are large', async ({
  expect,
  onTestFinished,
}) => {
  const large = `${'x'.repeat(99_999)}\n`.repeat(100);
  const service = await startScriptedService(onTestFinished, {
    run: runFor(0),
    logs: () => noService,
    files: () => ({
      'logs/node_0/logs-0.chunk.txt': 'zero\n',
      'logs/node_0/logs-1.chunk.txt': large,
      'logs/node_0/logs-2.chunk.txt': large,
      'logs/node_0/logs-3.chunk.txt': 'a\nb\nc',
    }),
  });
  const read = async (tail: number): Promise<readonly [string[], string[]]> => {
    service.mlflowRequests.length = 0;
    const options = { node: 0, follow: true, tail, polling: hasty };
    const events: RunEvent[] = [];
    for await (const event of readLogs(service.workspace, '7', options)) events.push(event);
    const files = service.mlflowRequests.flatMap(
      (request) => /store\/logs\/node_0\/logs-(\d)/.exec(request)?.[1] ?? [],
    );
    return [linesOf(events), files];
  };
  expect(await read(2)).toEqual([['0:b', '0:c'], ['3']]);
  expect(await read(0)).toEqual([[], []]);
  const [four, files] = await read(4);
  expect([four.length, four[0]?.length, four.slice(1), files]).toEqual([
    4,
    100_001,
    ['0:a', '0:b', '0:c'],
    ['3', '2'],
  ]);
  const [all, twice] = await read(204);
  expect([all.length, all[0], twice]).toEqual([204, '0:zero', ['3', '2', '1', '0', '0', '1']]);
});

test('a file that is shorter than it is listed does not hide the next one', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startScriptedService(onTestFinished, {
    run: runFor(3),
    logs: () => noService,
    files: () => ({
      'logs/node_0/logs-0.chunk.txt': 'one\n',
      'logs/node_0/logs-1.chunk.txt': 'two\n',
    }),
    sizes: { 'logs/node_0/logs-0.chunk.txt': 999 },
  });
  expect(linesOf(await follow(service.workspace, '7'))).toEqual(['0:one', '0:two']);
});

test('each attempt has a folder of its own; bytes that are no UTF-8 are replaced', async ({
  expect,
  onTestFinished,
}) => {
  const attempts = [0, 1].map((number) => ({ number, state: number === 1 ? 'SUCCESS' : 'FAILED' }));
  const service = await startScriptedService(onTestFinished, {
    run: () => runReply('SUCCESS', attempts),
    logs: () => noService,
    files: () => ({
      'logs/attempt_0/node_0/logs-0.chunk.txt': 'first\n',
      'logs/attempt_1/node_0/logs-0.chunk.txt': Buffer.from('a\xff\0b\n', 'latin1'),
    }),
  });
  expect(linesOf(await follow(service.workspace, '7'))).toEqual(['0:first', '0:a\u{fffd}\0b']);
});

test('an MLflow run that is gone means that there is no log', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startScriptedService(onTestFinished, {
    run: runFor(1),
    logs: () => noService,
    output: () => [200, { ai_runtime_task_output: { mlflow_run_id: 'gone' } }],
  });
  const events = await follow(service.workspace, '7');
  expect(events.at(-1)).toMatchObject({ type: 'end', succeeded: true, lacksLog: true });
});
