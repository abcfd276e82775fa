import { test } from 'vitest';
import { pushLines } from './log-line.ts';
import type { LogLine } from './log-line.ts';

test.for([
  ['one', ['one']],
  ['one\n', ['one']],
  ['one\r\n', ['one']],
  ['one\ntwo\n\n', ['one', 'two', '']],
  ['', ['']],
  ['  10%\r 20%', ['  10%\r 20%']],
  ['  10%\r', ['  10%\r']],
] as const)('%j', ([body, lines], { expect }) => {
  const read: LogLine[] = [];
  const time = { seconds: 1_700_000_000, nanoseconds: 123_999_999 };
  pushLines(read, { recordId: undefined, node: 3, ...time, body });
  expect(read).toEqual(
    lines.map((line) => ({ node: 3, line, time: 1_700_000_000_123, isFatal: false })),
  );
});
