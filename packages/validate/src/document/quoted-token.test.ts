import { test } from 'vitest';
import { quotedTokenProblem } from './quoted-token.ts';

test('texts that are closed, whatever they escape', ({ expect }) => {
  const closed = [
    '""',
    "''",
    '"a"',
    "'a'",
    '"\\\\"',
    '"a\\""',
    "'a'''",
    "''''",
    '"\\ud83d\\ude00"',
    '"\\U0001F600"',
  ];
  for (const token of closed) expect(quotedTokenProblem(token, 0), token).toBeUndefined();
});

test('texts that are not closed, though they may end with a quote', ({ expect }) => {
  for (const token of ['"', "'", '"a', "'a", '"a\\"', "'a''", "'''", '"\\\\\\"']) {
    expect(quotedTokenProblem(token, 0)?.code, token).toBe('unclosed-quote');
  }
});

test('an escape that YAML does not know', ({ expect }) => {
  expect(quotedTokenProblem('"C:\\\\a\\data"', 10)).toEqual({
    code: 'bad-escape',
    kind: 'syntax',
    path: [],
    span: { start: 16, end: 18 },
    message: '\\d is no escape in double quotes',
    hint: 'Write \\\\ for a backslash, or put the text in single quotes.',
  });
  for (const token of [
    '"\\x4"',
    '"\\u12"',
    '"\\ud800"',
    '"\\ude00\\ud83d"',
    '"\\U00110000"',
    '"\\U0000d800"',
  ]) {
    expect(quotedTokenProblem(token, 0)?.code, token).toBe('bad-escape');
  }
});

test('half a surrogate pair, and an escape without its digits', ({ expect }) => {
  expect(quotedTokenProblem('"a\\ude00"', 0)).toEqual({
    code: 'bad-escape',
    kind: 'syntax',
    path: [],
    span: { start: 2, end: 8 },
    message: '\\ude00 is half of a surrogate pair, and no character',
    hint: 'Write both halves, such as \\ud83d\\ude00, or the character itself.',
  });
  expect(quotedTokenProblem('"\\x4"', 0)?.message).toBe(
    '\\x in double quotes needs 2 hexadecimal digits that name a character',
  );
});

test('a backslash is nothing special in single quotes', ({ expect }) => {
  expect(quotedTokenProblem("'C:\\data'", 0)).toBeUndefined();
});
