import { test } from 'vitest';
import { Patience } from './patience.ts';
import type { RequestFailure } from './request-failure.ts';

function failure(retryAfter?: number): RequestFailure {
  return Object.assign(new Error('busy'), {
    code: 'unavailable',
    errorCode: undefined,
    retryAfter,
  });
}

test('the fifth failure in a row is one too many, and the waits get longer', ({ expect }) => {
  const patience = new Patience(1000);
  const seen = Array.from({ length: 5 }, () => [patience.bears(failure()), patience.wait]);
  expect(seen).toEqual([
    [true, 1000],
    [true, 2000],
    [true, 4000],
    [true, 8000],
    [false, 16_000],
  ]);
});

test('the service says how long to wait, up to five minutes, until it answers again', ({
  expect,
}) => {
  const patience = new Patience(1000);
  expect(patience.wait).toBe(0);
  expect(patience.bears(failure(30_000))).toBe(true);
  expect(patience.wait).toBe(30_000);
  patience.renew();
  expect(patience.wait).toBe(0);
  expect(patience.bears(failure(300_001))).toBe(false);
});
