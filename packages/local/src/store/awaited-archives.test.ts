import { test, vi } from 'vitest';
import { AwaitedArchives } from './awaited-archives.ts';

const path = '/Volumes/a/b/c/.internal/app_0.tar.gz';

test('an archive is awaited until every launch that found it has submitted', ({ expect }) => {
  const awaited = new AwaitedArchives();
  awaited.add(path);
  awaited.add(path);
  awaited.settle(path);
  expect(awaited.has(path)).toBe(true);
  awaited.settle(path);
  expect(awaited.has(path)).toBe(false);
});

test('a launch that never submits is not waited for, and no other file is', ({
  expect,
  onTestFinished,
}) => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const awaited = new AwaitedArchives();
  awaited.add(path);
  awaited.add('/Volumes/a/b/c/data.bin');
  expect(awaited.has('/Volumes/a/b/c/data.bin')).toBe(false);
  vi.advanceTimersByTime(119_000);
  expect(awaited.has(path)).toBe(true);
  vi.advanceTimersByTime(1000);
  expect(awaited.has(path)).toBe(false);
});
