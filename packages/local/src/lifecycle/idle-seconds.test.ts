import { test } from 'vitest';
import { localIdleSeconds } from './idle-seconds.ts';

test('a server stays for 10 minutes unless AIR_LOCAL_IDLE_SECONDS says otherwise', ({ expect }) => {
  expect(localIdleSeconds({})).toBe(600);
  expect(localIdleSeconds({ AIR_LOCAL_IDLE_SECONDS: '1.5' })).toBe(1.5);
  expect(localIdleSeconds({ AIR_LOCAL_IDLE_SECONDS: '0' })).toBe(1);
  expect(localIdleSeconds({ AIR_LOCAL_IDLE_SECONDS: 'never' })).toBe(Number.POSITIVE_INFINITY);
});

test('another text is an error', ({ expect }) => {
  expect(() => localIdleSeconds({ AIR_LOCAL_IDLE_SECONDS: '10m' })).toThrow(
    'AIR_LOCAL_IDLE_SECONDS must be a number of seconds or "never", got "10m"',
  );
});
