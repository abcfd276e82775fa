import { test } from 'vitest';
import { rangeOf } from '../../test/issue-at.ts';
import { sourceLine } from './source-line.ts';

function shown(text: string, part: string): readonly string[] {
  const { line, marker } = sourceLine(text, rangeOf(text, part));
  return [line, marker];
}

test('the marker stands under the part, whatever breaks the lines', ({ expect }) => {
  for (const lineBreak of ['\n', '\r\n', '\r']) {
    expect(shown(['a: 1', '  b: 2', 'c: 3'].join(lineBreak), 'b: 2')).toEqual(['  b: 2', '  ^^^^']);
  }
});

test('wide characters take two columns', ({ expect }) => {
  expect(shown('日本: bad', 'bad')).toEqual(['日本: bad', '      ^^^']);
  expect(shown('a: 日本', '日本')).toEqual(['a: 日本', '   ^^^^']);
  expect(shown('한ｶﾅ！ bad', 'bad')).toEqual(['한ｶﾅ！ bad', '       ^^^']);
});

test('an emoji of several code points takes two columns', ({ expect }) => {
  for (const emoji of ['🚀', '👩‍👩‍👧', '👍🏽', '🇨🇭', '❤️']) {
    expect(shown(`${emoji}: bad`, 'bad')).toEqual([`${emoji}: bad`, '    ^^^']);
  }
});

test('combining marks take no column of their own', ({ expect }) => {
  expect(shown('a\u0308e\u0301\u0323: bad', 'bad')[1]).toBe('    ^^^');
});

test('a tab goes to the next multiple of four', ({ expect }) => {
  expect(shown('\tbad', 'bad')).toEqual(['    bad', '    ^^^']);
  expect(shown('a:\tbad', 'bad')).toEqual(['a:  bad', '    ^^^']);
  expect(shown('日本\tb\tbad', '\tb\tbad')).toEqual(['日本    b   bad', '    ^^^^^^^^^^^']);
});

test('what is invisible or unsafe is shown as an escape and marked as one', ({ expect }) => {
  expect(shown('a\u200bb: bad', 'bad')).toEqual([
    String.raw`a\u200bb: bad`,
    `${' '.repeat(10)}^^^`,
  ]);
  expect(shown('a: \x1b[31m', '\x1b')).toEqual([String.raw`a: \x1b[31m`, '   ^^^^']);
  expect(shown('a: x\u2028y', 'y')).toEqual([String.raw`a: x\u2028y`, `${' '.repeat(10)}^`]);
});

test('a line of 100 columns is shown whole', ({ expect }) => {
  const line = `a: ${'x'.repeat(94)}bad`;
  expect(shown(line, 'bad')).toEqual([line, `${' '.repeat(97)}^^^`]);
});

test('a longer line is cut round the marker', ({ expect }) => {
  const line = `a: ${'x'.repeat(200)}bad${'y'.repeat(200)}`;
  expect(shown(line, 'bad')).toEqual([
    `…${'x'.repeat(40)}bad${'y'.repeat(57)}…`,
    `${' '.repeat(41)}^^^`,
  ]);
  expect(shown(line, 'a')).toEqual([`a: ${'x'.repeat(97)}…`, '^']);
});

test('a line is never cut inside a character', ({ expect }) => {
  expect(shown(`bad${'🚀'.repeat(60)}`, 'bad')).toEqual([`bad${'🚀'.repeat(48)}…`, '^^^']);
  expect(shown(`${'日'.repeat(60)}bad`, 'bad')).toEqual([
    `…${'日'.repeat(20)}bad`,
    `${' '.repeat(41)}^^^`,
  ]);
});

test('a marker is no longer than what is shown', ({ expect }) => {
  const line = 'x'.repeat(4_000_000);
  expect(shown(line, line)).toEqual([`${'x'.repeat(100)}…`, '^'.repeat(100)]);
  expect(shown(`${line}bad${line}`, 'bad')).toEqual([
    `…${'x'.repeat(40)}bad${'x'.repeat(57)}…`,
    `${' '.repeat(41)}^^^`,
  ]);
});
