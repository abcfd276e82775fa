import { test } from 'vitest';
import { linesOf } from './log-line.ts';

test.for([
  ['one', ['one']],
  ['one\n', ['one']],
  ['one\r\n', ['one']],
  ['one\ntwo\n\n', ['one', 'two', '']],
  ['', ['']],
  ['  10%\r 20%', ['  10%\r 20%']],
] as const)('%j', ([body, lines], { expect }) => {
  const time = new Date(1_700_000_000_123);
  const record = { recordId: undefined, node: 3, timeUnixNano: 1_700_000_000_123_456_789n, body };
  expect(linesOf(record)).toEqual(lines.map((line) => ({ node: 3, line, time })));
});
