import { test } from 'vitest';
import { errorOf } from '../../test/error-of.ts';
import { follow, hasty, linesOf } from '../../test/follow.ts';
import { runReply, startScriptedService } from '../../test/scripted-service.ts';
import type { Reply, SentRecord } from '../../test/scripted-service.ts';

const start = 1_700_000_000;

/** A record so many seconds after the start. */
function at(seconds: number, body: string, more: Partial<SentRecord> = {}): SentRecord {
  return { time_unix_nano: `${start + seconds}000000000`, body, ...more };
}

function page(records: readonly SentRecord[], nextPageToken?: string): Reply {
  return [200, { log_records: records, next_page_token: nextPageToken }];
}

/** The records of the window that is asked for, as the service would choose them. */
function windowOf(records: readonly SentRecord[], query: URLSearchParams): SentRecord[] {
  const seconds = (record: SentRecord): number => Number(record.time_unix_nano.slice(0, -9));
  const [from, to] = [Number(query.get('from')), Number(query.get('to'))];
  return records.filter((record) => seconds(record) >= from && seconds(record) <= to);
}

const running = [{ state: 'RUNNING', startTime: start * 1000 }];
const done = [{ state: 'SUCCESS', startTime: start * 1000, endTime: (start + 500) * 1000 }];
/** Goes on for so many looks, then succeeds. */
const runFor =
  (looks: number) =>
  (look: number): Reply =>
    look < looks ? runReply('RUNNING', running) : runReply('SUCCESS', done);

test('windows overlap by 30 seconds and no record comes twice', async ({
  expect,
  onTestFinished,
}) => {
  const records = [
    at(0, 'same time'),
    at(0, 'other body'),
    at(0, 'same time', { node_index: 1 }),
    at(100, 'with id', { record_id: 'r1' }),
    at(100, 'with id', { record_id: 'r2' }),
    at(129, 'later'),
  ];
  const { workspace, logQueries } = await startScriptedService(onTestFinished, {
    run: runFor(3),
    logs: (query, look) => page(windowOf(records.slice(0, 4 + look), query)),
  });
  expect(linesOf(await follow(workspace, '7'))).toEqual([
    '0:same time',
    '0:other body',
    '1:same time',
    '0:with id',
    '0:with id',
    '0:later',
  ]);
  const froms = logQueries.map((query) => Number(query.get('from')) - start);
  // node 1 may have a clock that is behind, since its last record is older
  expect(froms.slice(0, 4)).toEqual([-3600, -30, -30, -1]);
  const tos = logQueries.map((query) => Number(query.get('to')) * 1000);
  expect(tos.every((to) => to > Date.now())).toBe(true);
});

test('records that arrive late and out of order are all shown, sorted where they come together', async ({
  expect,
  onTestFinished,
}) => {
  const arrivals = [
    [at(50, 'c')],
    [at(60, 'e'), at(21, 'a'), at(55, 'd')],
    [at(31, 'b', { record_id: 'b' })],
  ];
  const { workspace } = await startScriptedService(onTestFinished, {
    run: runFor(2),
    logs: (query, look) => page(windowOf(arrivals.slice(0, look + 1).flat(), query)),
  });
  expect(linesOf(await follow(workspace, '7'))).toEqual(['0:c', '0:a', '0:d', '0:e', '0:b']);
});

test('a service that sends more than was asked for brings each line once', async ({
  expect,
  onTestFinished,
}) => {
  const records = [at(100, 'a'), at(200, 'b'), at(-9000, 'very late'), at(300, 'c')];
  const { workspace } = await startScriptedService(onTestFinished, {
    run: runFor(3),
    logs: (_, look) => page(records.slice(0, look + 1)),
  });
  expect(linesOf(await follow(workspace, '7'))).toEqual(['0:a', '0:b', '0:very late', '0:c']);
});

test('a clock of a node that is ahead does not hide the lines of now', async ({
  expect,
  onTestFinished,
}) => {
  const future = Math.floor(Date.now() / 1000) - start + 50;
  const now = Math.floor(Date.now() / 1000) - start;
  const records = [at(future, 'ahead', { node_index: 1 }), at(now, 'now')];
  const { workspace } = await startScriptedService(onTestFinished, {
    run: runFor(3),
    logs: (query, look) => page(windowOf(records.slice(0, look + 1), query)),
  });
  expect(linesOf(await follow(workspace, '7'))).toEqual(['1:ahead', '0:now']);
});

test('a clock of a node that is far ahead does not hide one that is behind', async ({
  expect,
  onTestFinished,
}) => {
  const now = Math.floor(Date.now() / 1000) - start;
  const records = [
    at(now + 3000, 'ahead', { node_index: 2 }),
    at(now - 200, 'behind', { node_index: 1 }),
    at(now - 199, 'still behind', { node_index: 1 }),
  ];
  const { workspace } = await startScriptedService(onTestFinished, {
    run: runFor(4),
    logs: (query, look) => page(windowOf(records.slice(0, look === 0 ? 2 : 3), query)),
  });
  expect(linesOf(await follow(workspace, '7'))).toEqual(['1:behind', '2:ahead', '1:still behind']);
});

test('a clock here that is hours behind that of the service hides no line', async ({
  expect,
  onTestFinished,
}) => {
  const ahead = Math.floor(Date.now() / 1000) - start + 3 * 3600;
  const begun = { startTime: (start + ahead) * 1000 };
  const records = [at(ahead + 1, 'a'), at(ahead + 3000, 'b'), at(ahead + 5000, 'c')];
  const { workspace, logQueries } = await startScriptedService(onTestFinished, {
    run: (look) => {
      const state = look < 5 ? 'RUNNING' : 'SUCCESS';
      return runReply(state, [{ state, ...begun }]);
    },
    logs: (query, look) => page(windowOf(records.slice(0, 1 + look), query)),
  });
  expect(linesOf(await follow(workspace, '7'))).toEqual(['0:a', '0:b', '0:c']);
  expect(Number(logQueries[0]?.get('to'))).toBe(start + ahead + 3600);
});

test('pages are followed within one window', async ({ expect, onTestFinished }) => {
  const { workspace, logQueries } = await startScriptedService(onTestFinished, {
    run: runFor(0),
    logs: (query) => {
      if (query.get('page_token') === null) return page([at(0, 'a')], 'second');
      return query.get('page_token') === 'second'
        ? page([at(1, 'b')], 'third')
        : page([at(2, 'c')]);
    },
  });
  expect(linesOf(await follow(workspace, '7'))).toEqual(['0:a', '0:b', '0:c']);
  const [first, ...others] = logQueries.slice(0, 3).map((query) => Object.fromEntries(query));
  expect(first).toEqual({
    from: String(start - 3600),
    to: expect.any(String),
    'ref.attempt_number': '0',
    ascending: 'true',
    page_size: '10000',
  });
  expect(others).toEqual([
    { ...first, page_token: 'second' },
    { ...first, page_token: 'third' },
  ]);
});

test('a page token that comes a second time ends paging', async ({ expect, onTestFinished }) => {
  const { workspace, logQueries } = await startScriptedService(onTestFinished, {
    run: runFor(0),
    logs: (query) =>
      query.get('page_token') === 'b' ? page([at(1, 'two')], 'a') : page([at(0, 'one')], 'b'),
  });
  expect(linesOf(await follow(workspace, '7'))).toEqual(['0:one', '0:two']);
  // one look that finds something, and three that do not: b, a, b again
  expect(logQueries.map((query) => query.get('page_token'))).toEqual(
    Array.from({ length: 4 }, () => [null, 'b', 'a']).flat(),
  );
});

test('the end is drained until three looks in a row bring nothing', async ({
  expect,
  onTestFinished,
}) => {
  const arrivals = [[at(0, 'a')], [], [], [at(9, 'late')], [], [], []];
  const { workspace, logQueries } = await startScriptedService(onTestFinished, {
    run: runFor(0),
    logs: (query, look) => page(windowOf(arrivals.slice(0, look + 1).flat(), query)),
  });
  const events = await follow(workspace, '7');
  expect(linesOf(events)).toEqual(['0:a', '0:late']);
  expect(events.at(-1)?.type).toBe('end');
  expect(logQueries).toHaveLength(7);
});

test('a look that fails does not count as quiet', async ({ expect, onTestFinished }) => {
  const replies = [page([]), page([]), [500, {}] as const, page([at(0, 'a')])];
  const { workspace, logQueries } = await startScriptedService(onTestFinished, {
    run: runFor(0),
    logs: (_, look) => replies[look] ?? page([]),
  });
  expect(linesOf(await follow(workspace, '7'))).toEqual(['0:a']);
  expect(logQueries).toHaveLength(7);
});

test('what ended long ago is drained without a pause, what just ended is not', async ({
  expect,
  onTestFinished,
}) => {
  const endless = { ...hasty, drain: 3_600_000 };
  const { workspace } = await startScriptedService(onTestFinished, { run: runFor(0) });
  expect((await follow(workspace, '7', { polling: endless })).at(-1)?.type).toBe('end');

  const controller = new AbortController();
  const service = await startScriptedService(onTestFinished, {
    run: () => runReply('SUCCESS', [{ state: 'SUCCESS', endTime: Date.now() }]),
    logs: () => {
      controller.abort(new Error('still waiting'));
      return page([]);
    },
  });
  const { signal } = controller;
  expect(await errorOf(follow(service.workspace, '7', { polling: endless, signal }))).toMatchObject(
    { message: 'still waiting' },
  );
});

test('a failure between two pages loses nothing', async ({ expect, onTestFinished }) => {
  const { workspace } = await startScriptedService(onTestFinished, {
    run: runFor(2),
    logs: (query, look) => {
      if (look === 1) return [502, {}];
      return query.has('page_token') ? page([at(90, 'b')]) : page([at(0, 'a')], 'next');
    },
  });
  expect(linesOf(await follow(workspace, '7'))).toEqual(['0:a', '0:b']);
});

test('a page behind the first is asked for again by itself', async ({ expect, onTestFinished }) => {
  let fails = true;
  const { workspace, logQueries } = await startScriptedService(onTestFinished, {
    run: runFor(0),
    logs: (query) => {
      if (!query.has('page_token')) return page([at(0, 'a')], 'next');
      const isRefused = fails;
      fails = false;
      return isRefused ? [502, {}] : page([at(90, 'b')]);
    },
  });
  expect(linesOf(await follow(workspace, '7'))).toEqual(['0:a', '0:b']);
  const tokens = logQueries.map((query) => query.get('page_token'));
  expect(tokens.slice(0, 4)).toEqual([null, 'next', 'next', null]);
});

test('of a window of more than 100,000 records only the newest page is read again, and all of it once before the end', async ({
  expect,
  onTestFinished,
}) => {
  const many = Array.from({ length: 100_001 }, (_, index) =>
    at(Math.floor(index / 5001), `${index}`),
  );
  const after = at(19, 'after');
  const late = at(1, 'late');
  const windows: [from: number, order: string, records: number][] = [];
  const { workspace } = await startScriptedService(onTestFinished, {
    run: runFor(0),
    logs: (query) => {
      const all = [...many, ...(windows.length < 2 ? [] : [after])];
      const arrived = windowOf(windows.length < 4 ? all : [late, ...all], query);
      const isUp = query.get('ascending') === 'true';
      const records = isUp ? arrived : arrived.toReversed().slice(0, 10_000);
      windows.push([Number(query.get('from')) - start, isUp ? 'up' : 'down', records.length]);
      return page(records);
    },
  });
  const lines = linesOf(await follow(workspace, '7'));
  expect([lines.length, new Set(lines).size]).toEqual([100_003, 100_003]);
  expect(lines.slice(-2)).toEqual(['0:after', '0:late']);
  expect(windows).toEqual([
    [-3600, 'up', 100_001],
    [19, 'down', 4982],
    // a new record, for which the window is read
    [19, 'down', 4983],
    [19, 'up', 4983],
    [19, 'down', 4983],
    [19, 'down', 4983],
    // the late one
    [-11, 'up', 100_003],
    [19, 'down', 4983],
    [19, 'down', 4983],
    [-11, 'up', 100_003],
  ]);
});
