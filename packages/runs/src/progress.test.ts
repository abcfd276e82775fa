import { test } from 'vitest';
import { estimate } from './progress.ts';

const live = { status: 'RUNNING', ended: false, succeeded: false, message: undefined };
const failed = { status: 'FAILED', ended: true, succeeded: false, message: undefined };
const done = { status: 'SUCCESS', ended: true, succeeded: true, message: undefined };
const unknown = undefined;

/** Points of a metric, one every ten seconds. */
const each10s = (...values: number[]) =>
  values.map((value, index) => ({ time: index * 10_000, value }));

test.for([
  ['the time left follows from the rate', each10s(10, 20, 30), 100, live, 30, 70],
  [
    'the last ten points tell the rate',
    each10s(0, ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => n * 5)),
    100,
    live,
    50,
    100,
  ],
  ['parts of an epoch count', each10s(0.5, 0.75), 3, live, 25, 90],
  ['one point tells no rate', each10s(10), 100, live, 10, unknown],
  [
    'points of one moment tell no rate',
    [
      { time: 5, value: 1 },
      { time: 5, value: 2 },
    ],
    10,
    live,
    20,
    unknown,
  ],
  ['a run that stands still has no rate', each10s(10, 10, 10), 100, live, 10, unknown],
  ['a retry that begins anew has the rate since then', each10s(50, 60, 10, 15), 100, live, 15, 170],
  ['a fall at the very end leaves one point', each10s(50, 60, 10), 100, live, 10, unknown],
  ['the order of the answer does not matter', each10s(10, 20, 30).toReversed(), 100, live, 30, 70],
  ['a run that goes on is never done', each10s(90, 100), 100, live, 99, 0],
  ['nor beyond its end', each10s(90, 130), 100, live, 99, 0],
  ['nor before its start', each10s(-5, -1), 100, live, 0, 250],
  ['a run that failed stays where it was', each10s(10, 20), 100, failed, 20, unknown],
  ['a run that succeeded is done', each10s(10, 20), 100, done, 100, 0],
] as const)('%s', ([, points, total, status, percent, secondsLeft], { expect }) => {
  expect(estimate(points, total, status)).toEqual({ percent, secondsLeft });
});
