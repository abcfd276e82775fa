import { test } from 'vitest';
import { follow, hasty, linesOf } from '../../test/follow.ts';
import { runReply, startScriptedService } from '../../test/scripted-service.ts';
import type { Reply, Script, SentRecord } from '../../test/scripted-service.ts';
import { readLogs } from '../read-logs.ts';
import type { ReadLogsOptions } from '../read-logs.ts';
import type { RunEvent } from '../run-event.ts';

const start = 1_700_000_000;
const running = [{ state: 'RUNNING', startTime: start * 1000 }];
const done = [{ state: 'SUCCESS', startTime: start * 1000, endTime: (start + 500) * 1000 }];

/** Goes on for so many looks, then succeeds. */
const runFor =
  (looks: number) =>
  (look: number): Reply =>
    look < looks ? runReply('RUNNING', running) : runReply('SUCCESS', done);

const file = 'logs/node_0/logs-0.chunk.txt';

function page(bodies: readonly string[]): Reply {
  const records = bodies.map((body, at): SentRecord => {
    return { time_unix_nano: `${start + at}000000000`, body };
  });
  return [200, { log_records: records }];
}

/** Reads the log of a run that is there. */
async function read(
  { workspace }: Awaited<ReturnType<typeof startScriptedService>>,
  options: Partial<ReadLogsOptions> = {},
): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  const given = { node: 0, follow: true, tail: 10_000, polling: hasty, ...options };
  for await (const event of readLogs(workspace, '7', given)) events.push(event);
  return events;
}

const disabled: Reply = [404, { error_code: 'FEATURE_DISABLED', message: 'Off.' }];
const noService: Reply = [404, { error_code: 'ENDPOINT_NOT_FOUND', message: 'No API found.' }];
const notFound: Reply = [404, { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'No run.' }];

test.for([
  ['FEATURE_DISABLED', () => disabled, 1],
  ['ENDPOINT_NOT_FOUND', () => noService, 1],
  ['404', () => notFound, undefined],
  ['five failures in a row', () => [500, {}], 5],
  ['five refusals in a row', () => [403, { error_code: 'PERMISSION_DENIED' }], 5],
  ['a finished run without a record', () => page([]), 1],
] as const satisfies readonly (readonly [string, () => Reply, number | undefined])[])(
  'MLflow is read after %s',
  async ([, logs, asked], { expect, onTestFinished }) => {
    const script: Script = { run: runFor(0), logs, files: () => ({ [file]: 'one\ntwo' }) };
    const service = await startScriptedService(onTestFinished, script);
    const events = await read(service);
    expect(linesOf(events)).toEqual(['0:one', '0:two']);
    expect(events.at(-1)).toMatchObject({ type: 'end', lacksLog: false, lacksTimes: true });
    if (asked !== undefined) expect(service.logQueries).toHaveLength(asked);
  },
);

test('four failures in a row do not change the source', async ({ expect, onTestFinished }) => {
  const service = await startScriptedService(onTestFinished, {
    run: runFor(0),
    logs: (_, look) => (look < 4 ? [500, {}] : page(['of the service'])),
    files: () => ({ [file]: 'of MLflow\n' }),
  });
  expect(linesOf(await read(service))).toEqual(['0:of the service']);
  expect(service.mlflowRequests).toEqual([]);
});

test('a tail asks newest first, from the start second to the end second rounded up', async ({
  expect,
  onTestFinished,
}) => {
  const times = { startTime: start * 1000 + 999, endTime: start * 1000 + 5001 };
  const service = await startScriptedService(onTestFinished, {
    run: () => runReply('SUCCESS', [{ state: 'SUCCESS', ...times }]),
    logs: ({ size }) => {
      if (size === 0) return page([]);
      const records = ['c', 'b', 'a'].map((body, at) => ({
        time_unix_nano: `${start + 9 - at}000000000`,
        body,
      }));
      return [200, { log_records: records, next_page_token: 'older' }];
    },
  });
  expect(linesOf(await read(service, { tail: 2 }))).toEqual(['0:b', '0:c']);
  expect(service.logQueries.map((query) => Object.fromEntries(query))).toEqual([
    {
      from: String(start),
      to: String(start + 6),
      'ref.attempt_number': '0',
      'filter.node_index': '0',
      ascending: 'false',
      page_size: '10000',
    },
  ]);
});

test('a live tail shows the last lines and follows, and no older line of the window', async ({
  expect,
  onTestFinished,
}) => {
  const bodies = Array.from({ length: 8 }, (_, at) => `line ${at}`);
  const { workspace, ...service } = await startScriptedService(onTestFinished, {
    run: runFor(3),
    logs: (query, look) => {
      const records = bodies.slice(0, 5 + look).map((body, at) => ({
        time_unix_nano: `${start + at}000000000`,
        body,
      }));
      return [
        200,
        { log_records: query.get('ascending') === 'true' ? records : records.toReversed() },
      ];
    },
  });
  const events = await read({ workspace, ...service }, { tail: 2 });
  expect(linesOf(events)).toEqual(['0:line 3', '0:line 4', '0:line 5', '0:line 6', '0:line 7']);
  const none = await startScriptedService(onTestFinished, {
    run: runFor(2),
    logs: (_, look) => page(bodies.slice(0, 1 + Math.min(look, 1))),
  });
  expect(linesOf(await read(none, { tail: 0 }))).toEqual(['0:line 1']);
});

test('a tail that is asked for again after a failure shows the last lines of then', async ({
  expect,
  onTestFinished,
}) => {
  const record = (seconds: number): SentRecord => ({
    time_unix_nano: `${start + seconds}000000000`,
    body: `line ${seconds}`,
  });
  const service = await startScriptedService(onTestFinished, {
    run: runFor(0),
    logs: (query, look) => {
      if (look === 1) return [403, { error_code: 'PERMISSION_DENIED' }];
      if (query.has('page_token')) return [200, { log_records: [record(2), record(1)] }];
      const newest = look === 0 ? 3 : 4;
      const records = [record(newest), record(newest - 1)];
      return [
        200,
        { log_records: look === 0 ? records.slice(0, 1) : records, next_page_token: 'a' },
      ];
    },
  });
  expect(linesOf(await read(service, { tail: 2 }))).toEqual(['0:line 3', '0:line 4']);
  expect(service.logQueries).toHaveLength(3);
});

test('of a tail whose older pages cannot be read, the newest lines are shown, then what MLflow has after them', async ({
  expect,
  onTestFinished,
}) => {
  const script: Script = {
    run: runFor(0),
    logs: (query) =>
      query.has('page_token')
        ? [403, { error_code: 'PERMISSION_DENIED', message: 'No.' }]
        : [200, { ...page(['two', 'three'])[1], next_page_token: 'a' }],
  };
  const alone = await startScriptedService(onTestFinished, script);
  const events = await read(alone, { tail: 9 });
  expect(linesOf(events)).toEqual(['0:two', '0:three']);
  expect(events.at(-2)).toMatchObject({ type: 'trouble', text: expect.stringContaining('No.') });
  const files = (): Record<string, string> => ({ [file]: 'one\ntwo\nthree\nfour\n' });
  const service = await startScriptedService(onTestFinished, { ...script, files });
  expect(linesOf(await read(service, { tail: 9 }))).toEqual(['0:two', '0:three', '0:four']);
});

test('a tail of more than 100,000 lines is found first, then read from there on', async ({
  expect,
  onTestFinished,
}) => {
  const lines = (second: number): string[] =>
    Array.from({ length: 50_000 }, (_, index) => `${second}.${index}`);
  const records = [0, 1, 2].map((second) => ({
    time_unix_nano: `${start + second}000000000`,
    body: lines(second).join('\n'),
  }));
  const service = await startScriptedService(onTestFinished, {
    run: runFor(0),
    logs: (query) => {
      const from = Number(query.get('from')) - start;
      const wanted = records.slice(Math.max(0, from));
      const isUp = query.get('ascending') === 'true';
      return [200, { log_records: isUp ? wanted : wanted.toReversed() }];
    },
  });
  const all = [0, 1, 2].flatMap(lines).map((line) => `0:${line}`);
  for (const tail of [100_001, 140_000, 200_000]) {
    expect(linesOf(await read(service, { tail }))).toEqual(all.slice(-tail));
  }
  const asked = service.logQueries.map((query) => [
    Number(query.get('from')) - start,
    query.get('ascending'),
  ]);
  expect(asked.slice(0, 2)).toEqual([
    [0, 'false'],
    [0, 'true'],
  ]);
});

test('a tail of more than 100,000 lines that is asked for early goes on with what follows', async ({
  expect,
  onTestFinished,
}) => {
  const bodies = Array.from({ length: 6 }, (_, at) => `line ${at}`);
  const service = await startScriptedService(onTestFinished, {
    run: runFor(3),
    logs: (query, look) => {
      const records = bodies.slice(0, 2 + look).map((body, at) => ({
        time_unix_nano: `${start + at}000000000`,
        body,
      }));
      const isUp = query.get('ascending') === 'true';
      return [200, { log_records: isUp ? records : records.toReversed() }];
    },
  });
  expect(linesOf(await read(service, { tail: 100_001 }))).toEqual(
    bodies.map((body) => `0:${body}`),
  );
});

test('since a time, older lines are left out, and it is known that there are some', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startScriptedService(onTestFinished, {
    run: runFor(0),
    logs: () => page(['zero', 'one', 'two', 'three']),
    files: () => ({ [file]: 'of MLflow\n' }),
  });
  const since = (seconds: number) =>
    read(service, { tail: undefined, since: (start + seconds) * 1000 });
  expect(linesOf(await since(2))).toEqual(['0:two', '0:three']);
  expect(service.logQueries[0]?.get('from')).toBe(String(start + 2));
  const after = await since(100);
  expect(linesOf(after)).toEqual([]);
  expect(after.at(-1)).toMatchObject({ lacksLog: false });
  expect(service.mlflowRequests).toEqual([]);
});

test('a change to MLflow on the way loses no line and doubles none', async ({
  expect,
  onTestFinished,
}) => {
  const written = ['a', 'same', 'b', 'same', 'late', 'c', 'same', 'd', 'same'];
  const shown = ['a', 'same', 'b', 'same', 'c', 'same'];
  const service = await startScriptedService(onTestFinished, {
    run: runFor(14),
    logs: (_, look) => (look < 2 ? page(shown.slice(0, 3 * (look + 1))) : disabled),
    files: () => ({ [file]: `${written.join('\n')}\n` }),
  });
  const lines = linesOf(await follow(service.workspace, '7'));
  expect(lines).toEqual([...shown, 'late', 'd', 'same'].map((line) => `0:${line}`));
});

test('a change after a tail goes on behind the line that was shown last', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startScriptedService(onTestFinished, {
    run: runFor(8),
    logs: (_, look) => (look === 0 ? page(['one', 'two', 'three']) : disabled),
    files: () => ({ [file]: 'one\ntwo\nthree\nfour\n' }),
  });
  expect(linesOf(await read(service, { tail: 1 }))).toEqual(['0:three', '0:four']);
});

test('a service that breaks at the end leaves the outcome, and says what cannot be read', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startScriptedService(onTestFinished, {
    run: runFor(1),
    logs: () => [503, { error_code: 'BUSY', message: 'Later.' }],
  });
  const events = await follow(service.workspace, '7');
  expect(events.slice(-3)).toMatchObject([
    {
      type: 'trouble',
      text: `the log of run 7 cannot be read: ${service.workspace.host} answered 503 BUSY: Later.`,
    },
    { type: 'status', status: 'SUCCESS' },
    { type: 'end', status: 'SUCCESS', succeeded: true, isStatusNew: false, lacksLog: true },
  ]);
});

test('without a log anywhere, a run just ends', async ({ expect, onTestFinished }) => {
  const service = await startScriptedService(onTestFinished, {
    run: runFor(0),
    logs: () => notFound,
    output: () => [403, { error_code: 'PERMISSION_DENIED' }],
  });
  expect(await read(service)).toMatchObject([
    { type: 'found' },
    { type: 'end', status: 'SUCCESS', isStatusNew: true, lacksLog: true },
  ]);
});

test('a log that the service knows only later is found there', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startScriptedService(onTestFinished, {
    run: runFor(12),
    logs: (_, look) => (look < 6 ? notFound : page(['a'])),
  });
  expect(linesOf(await read(service))).toEqual(['0:a']);
});
