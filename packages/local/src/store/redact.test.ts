import { test } from 'vitest';
import { Redactor } from './redact.ts';

const mask = (secrets: readonly string[], text: string): string =>
  new Redactor(secrets).mask(Buffer.from(text)).toString();

test('every occurrence is replaced', ({ expect }) => {
  expect(mask(['abc'], 'abc, xabcx and ab c')).toBe('[REDACTED], x[REDACTED]x and ab c');
});

test('secrets that overlap or touch are replaced as one', ({ expect }) => {
  expect(mask(['abcd', 'cdef'], 'xabcdefx')).toBe('x[REDACTED]x');
  expect(mask(['aa'], 'aaa')).toBe('[REDACTED]');
  expect(mask(['ab', 'cd'], 'abcd')).toBe('[REDACTED]');
});

test('a secret of several lines is known by each of them, and empty ones are left alone', ({
  expect,
}) => {
  expect(mask(['one\r\n\ntwo\n', ''], 'one\n\ntwo\nthree')).toBe('[REDACTED]\n\n[REDACTED]\nthree');
});

test('letters beyond ASCII are compared as UTF-8', ({ expect }) => {
  expect(mask(['pässword'], 'my pässword!')).toBe('my [REDACTED]!');
});
