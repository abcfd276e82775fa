import type { LogRecord } from '@air/workspace';
import { test } from 'vitest';
import { SeenRecords } from './seen-records.ts';

const record = (seconds: number, more: Partial<LogRecord> = {}): LogRecord => ({
  recordId: undefined,
  node: 0,
  seconds,
  nanoseconds: 5,
  body: 'x',
  ...more,
});

test('a record is known by its id, else by node, time and body', ({ expect }) => {
  const seen = new SeenRecords();
  expect(seen.add(record(1))).toBe(true);
  expect(seen.add(record(1))).toBe(false);
  expect(seen.add(record(2))).toBe(true);
  expect(seen.add(record(1, { nanoseconds: 6 }))).toBe(true);
  expect(seen.add(record(1, { node: 1 }))).toBe(true);
  expect(seen.add(record(1, { body: 'y' }))).toBe(true);
  expect(seen.add(record(1, { recordId: 'r' }))).toBe(true);
  expect(seen.add(record(9, { recordId: 'r', body: 'z' }))).toBe(false);
});

test('few records are remembered however old they are', ({ expect }) => {
  const seen = new SeenRecords();
  seen.add(record(5));
  seen.forgetBefore(1000);
  expect(seen.add(record(5))).toBe(false);
  expect(seen.add(record(4))).toBe(true);
});

test('of many records the old ones are forgotten, and do not come back', ({ expect }) => {
  const seen = new SeenRecords();
  let added = 0;
  for (let time = 0; time < 400_000; time++) {
    if (seen.add(record(time, { recordId: String(time) }))) added += 1;
    seen.forgetBefore(time - 30);
  }
  expect(added).toBe(400_000);
  expect(seen.size).toBeLessThan(60_000);
  expect(seen.add(record(10, { recordId: '10' }))).toBe(false);
  expect(seen.add(record(399_999, { recordId: '399999' }))).toBe(false);
  expect(seen.add(record(400_000, { recordId: '400000' }))).toBe(true);
});

test('a million records of one second are all told apart', ({ expect }) => {
  const seen = new SeenRecords();
  let added = 0;
  for (let line = 0; line < 1_000_000; line++) {
    if (seen.add(record(1, { recordId: `0-${line % 4}-${line}` }))) added += 1;
  }
  expect(added).toBe(1_000_000);
  expect(seen.add(record(1, { recordId: '0-3-999999' }))).toBe(false);
});
