import { test } from 'vitest';
import { instantClock } from '../../test/instant-clock.ts';
import { systemClock } from './clock.ts';
import { withRetries } from './retry.ts';
import type { Outcome, Retry, RetryRules } from './retry.ts';

const dropped: Outcome = {
  status: undefined,
  failure: { reason: 'the connection was reset', mayPass: true, sent: true },
};
const refused: Outcome = {
  status: undefined,
  failure: { reason: 'the connection was refused', mayPass: true, sent: false },
};
const hopeless: Outcome = {
  status: undefined,
  failure: { reason: 'its certificate has expired', mayPass: false, sent: false },
};

interface Told {
  readonly status: number | undefined;
  readonly inDoubt: boolean;
  readonly waits: readonly number[];
  readonly retries: readonly Retry[];
}

/** Plays the outcomes, the last one for ever, and tells how often and how long was waited. */
async function play(outcomes: readonly Outcome[], rules: Partial<RetryRules> = {}): Promise<Told> {
  const clock = instantClock();
  const retries: Retry[] = [];
  let sent = 0;
  const { outcome, inDoubt } = await withRetries(
    { repeatable: true, clock, onRetry: (retry) => retries.push(retry), ...rules },
    async () => outcomes[Math.min(sent++, outcomes.length - 1)] ?? { status: 200 },
  );
  return { status: outcome.status, inDoubt, waits: clock.waits, retries };
}

const ok: Outcome = { status: 200 };

test.for<[string, Outcome, boolean, boolean]>([
  ['429', { status: 429 }, true, true],
  ['503', { status: 503 }, true, true],
  ['500', { status: 500 }, true, false],
  ['502', { status: 502 }, true, false],
  ['504', { status: 504 }, true, false],
  ['a dropped connection', dropped, true, false],
  ['a refused connection', refused, true, false],
  ['a bad certificate', hopeless, false, false],
  ['400', { status: 400 }, false, false],
  ['401', { status: 401 }, false, false],
  ['404', { status: 404 }, false, false],
  ['408', { status: 408 }, false, false],
  ['501', { status: 501 }, false, false],
  ['302', { status: 302 }, false, false],
])('%s is tried again only where that is safe', async ([, outcome, ifSafe, always], { expect }) => {
  const safe = await play([outcome, ok]);
  const unsafe = await play([outcome, ok], { repeatable: false });
  expect([safe.waits.length, unsafe.waits.length]).toEqual([Number(ifSafe), Number(always)]);
});

test('the pauses double, and five tries are enough', async ({ expect }) => {
  const { status, waits, retries } = await play([{ status: 503 }]);
  expect(status).toBe(503);
  expect(waits).toEqual([375, 750, 1500, 3000]);
  expect(retries[3]).toEqual({ reason: 'answered 503', wait: 3000, nextTry: 5 });
});

test('chance makes a pause up to half as long', async ({ expect }) => {
  const waits = [];
  for (const random of [0, 0.999999]) {
    const clock = { ...instantClock(), random: () => random };
    waits.push(...(await play([dropped, ok], { clock })).retries.map(({ wait }) => wait));
  }
  expect(waits).toEqual([250, 500]);
});

test('a caller may want fewer tries', async ({ expect }) => {
  expect((await play([dropped], { tries: 1 })).waits).toEqual([]);
  expect((await play([dropped], { tries: 2 })).waits).toHaveLength(1);
});

test.for<[string, number]>([
  ['0', 0],
  ['7', 7000],
  ['300', 300_000],
  ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
  ['Thursday, 01-Jan-26 00:01:00 GMT', 60_000],
  ['Thu Jan  1 00:00:30 2026', 30_000],
  ['Wed, 31 Dec 2025 23:00:00 GMT', 0],
  ['soon', 375],
  ['-1', 375],
  ['1.5', 375],
  ['', 375],
])('Retry-After %j waits %i ms', async ([retryAfter, wait], { expect }) => {
  expect((await play([{ status: 429, retryAfter }, ok])).waits).toEqual([wait]);
});

test('Retry-After counts only with 429 and 503', async ({ expect }) => {
  expect((await play([{ status: 500, retryAfter: '7' }, ok])).waits).toEqual([375]);
});

test('what would take longer than five minutes is not waited for', async ({ expect }) => {
  expect((await play([{ status: 429, retryAfter: '301' }, ok])).waits).toEqual([]);
  const twice = await play([{ status: 429, retryAfter: '200' }, ok].slice(0, 1));
  expect(twice).toMatchObject({ status: 429, waits: [200_000] });
});

test('time that requests take counts too', async ({ expect }) => {
  const clock = instantClock();
  let sent = 0;
  await withRetries({ repeatable: true, clock }, async () => {
    sent += 1;
    clock.advance(149_000);
    return dropped;
  });
  expect(sent).toBe(3);
});

test('an earlier try that may have worked leaves doubt, one that cannot have does not', async ({
  expect,
}) => {
  const doubts = [];
  for (const outcome of [dropped, { status: 500 }, { status: 504 }, refused, { status: 503 }]) {
    doubts.push((await play([outcome, { status: 429 }])).inDoubt);
  }
  expect(doubts).toEqual([true, true, true, false, false]);
});

test('an abort ends the waiting with its reason', async ({ expect }) => {
  const controller = new AbortController();
  const waiting = withRetries(
    {
      repeatable: true,
      clock: systemClock,
      signal: controller.signal,
      onRetry: () => setImmediate(() => controller.abort(new Error('enough'))),
    },
    async () => ({ status: 429, retryAfter: '200' }),
  );
  await expect(waiting).rejects.toThrow('enough');
});
