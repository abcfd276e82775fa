import { test } from 'vitest';
import { Patience, type RequestFailure } from './patience.ts';

function failure(retryAfter?: number): RequestFailure {
  return Object.assign(new Error('busy'), {
    code: 'unavailable',
    errorCode: undefined,
    retryAfter,
  });
}

test('the fifth failure in a row is one too many', ({ expect }) => {
  const patience = new Patience();
  const bears = Array.from({ length: 5 }, () => patience.bears(failure()));
  expect(bears).toEqual([true, true, true, true, false]);
});

test('the service says how long to wait, up to five minutes, until it answers again', ({
  expect,
}) => {
  const patience = new Patience();
  expect(patience.bears(failure(30_000))).toBe(true);
  expect(patience.askedWait).toBe(30_000);
  patience.renew();
  expect(patience.askedWait).toBe(0);
  expect(patience.bears(failure(300_001))).toBe(false);
});
