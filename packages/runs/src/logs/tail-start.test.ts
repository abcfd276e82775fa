import { test } from 'vitest';
import { TailStart } from './tail-start.ts';

/** Feeds records, given by their seconds and bodies, until no more are needed. Gives how many were taken. */
function fed(start: TailStart, records: readonly (readonly [number, string])[]): number {
  const end = records.findIndex(
    ([seconds, body]) =>
      !start.add({ recordId: undefined, node: 0, seconds, nanoseconds: 0, body }),
  );
  return end === -1 ? records.length : end;
}

test('a tail begins in the middle of a second, and what comes before it there is counted', ({
  expect,
}) => {
  const start = new TailStart(3);
  const records = [
    [9, 'e'],
    [8, 'd\nc'],
    [8, 'b'],
    [8, 'a'],
    [7, '0'],
  ] as const;
  expect(fed(start, records)).toBe(4);
  expect([start.second, start.before]).toEqual([8, 2]);
});

test('a log that is shorter begins nowhere later, and none of it is left out', ({ expect }) => {
  const start = new TailStart(3);
  expect(
    fed(start, [
      [9, 'b'],
      [0, 'no time'],
    ]),
  ).toBe(2);
  expect([start.second, start.before]).toEqual([undefined, 0]);
});
