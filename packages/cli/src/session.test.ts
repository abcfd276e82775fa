import { test } from 'vitest';
import { fakeHost } from '../test/fake-host.ts';
import { openOutput } from './output/output.ts';
import { Session } from './session.ts';

test('a first Ctrl-C asks the work to stop, a second one ends the process', async ({ expect }) => {
  const ends: number[] = [];
  let interrupt: (() => void) | undefined;
  const host = fakeHost({
    onInterrupt(listener) {
      interrupt = listener;
      return () => {
        interrupt = undefined;
      };
    },
    exit: (code) => void ends.push(code),
  });
  const session = new Session(host, openOutput(host, { json: false, noColor: false }), {
    profile: undefined,
    debug: false,
    loadConnect: () => import('./workspace/connect.ts'),
  });
  const told: string[] = [];
  const answer = await session.interruptible(async (signal) => {
    signal.addEventListener('abort', () => told.push('asked'));
    interrupt?.();
    expect(ends).toEqual([]);
    interrupt?.();
    return Promise.resolve('what the work came to');
  });
  expect({ answer, told, ends }).toEqual({
    answer: 'what the work came to',
    told: ['asked'],
    ends: [130],
  });
  // from here on Ctrl-C is no concern of this work
  expect(interrupt).toBeUndefined();
});
