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

test('what is older than a window is forgotten, so that memory stays bounded', ({ expect }) => {
  const seen = new SeenRecords();
  for (let time = 0n; time < 10_000n; time++) {
    seen.add(record(time));
    seen.forgetBefore(time - 30n);
  }
  expect(seen.size).toBe(31);
  expect(seen.add(record(9_969n))).toBe(false);
  expect(seen.add(record(9_968n))).toBe(true);
});
