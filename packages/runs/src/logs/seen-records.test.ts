import type { LogRecord } from '@air/workspace';
import { test } from 'vitest';
import { SeenRecords } from './seen-records.ts';

const record = (timeUnixNano: bigint, more: Partial<LogRecord> = {}): LogRecord => ({
  recordId: undefined,
  node: 0,
  timeUnixNano,
  body: 'x',
  ...more,
});

test('a record is known by its id, else by node, time and body', ({ expect }) => {
  const seen = new SeenRecords();
  expect(seen.add(record(1n))).toBe(true);
  expect(seen.add(record(1n))).toBe(false);
  expect(seen.add(record(2n))).toBe(true);
  expect(seen.add(record(1n, { node: 1 }))).toBe(true);
  expect(seen.add(record(1n, { body: 'y' }))).toBe(true);
  expect(seen.add(record(1n, { recordId: 'r' }))).toBe(true);
  expect(seen.add(record(9n, { recordId: 'r', body: 'z' }))).toBe(false);
});

test('few records are remembered however old they are', ({ expect }) => {
  const seen = new SeenRecords();
  seen.add(record(5n));
  seen.forgetBefore(1000n);
  expect(seen.add(record(5n))).toBe(false);
  expect(seen.add(record(4n))).toBe(true);
});

test('of many records the old ones are forgotten, and do not come back', ({ expect }) => {
  const seen = new SeenRecords();
  for (let time = 0n; time < 120_000n; time++) {
    seen.add(record(time, { recordId: String(time) }));
    if (time % 10_000n === 0n) seen.forgetBefore(time - 30n);
  }
  expect(seen.size).toBeLessThan(60_001);
  expect(seen.add(record(10n, { recordId: '10' }))).toBe(false);
  expect(seen.add(record(119_999n, { recordId: '119999' }))).toBe(false);
  expect(seen.add(record(120_000n, { recordId: '120000' }))).toBe(true);
});
