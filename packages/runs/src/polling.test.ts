import { test, vi } from 'vitest';
import { Cadence, defaultPolling } from './polling.ts';

test('a status is looked at soon after a change, then ever less; a log each second', ({
  expect,
  onTestFinished,
}) => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const status = Cadence.ofStatus(defaultPolling);
  const log = Cadence.ofLog(defaultPolling);
  expect([status.wait, log.wait]).toEqual([0, 0]);
  const begin = Date.now();
  const waitsAfter = (milliseconds: number): number[] => {
    vi.setSystemTime(begin + milliseconds);
    status.looked();
    log.looked();
    return [status.wait, log.wait];
  };
  expect(waitsAfter(0)).toEqual([100, 100]);
  expect(waitsAfter(2000)).toEqual([500, 500]);
  expect(waitsAfter(60_000)).toEqual([2000, 1000]);
  expect(waitsAfter(3_600_000)).toEqual([10_000, 1000]);
  status.changed();
  expect(status.wait).toBe(0);
  status.looked(30_000);
  expect(status.wait).toBe(30_000);
});
