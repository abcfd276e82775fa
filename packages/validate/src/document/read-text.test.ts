import { test } from 'vitest';
import { lines } from '../../test/lines.ts';
import { validateText } from '../validate-text.ts';
import { maxConfigBytes } from './limits.ts';

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part))),
  );

function told(input: string | Uint8Array): readonly string[] {
  return lines(validateText(input).issues);
}

test('a file that is no text says so, without a place', ({ expect }) => {
  const whole = ['-  (not-text): the file is not text [A config is YAML: UTF-8 text.]'];
  expect(told(bytes(0x89, 'PNG\r\n', 0x1a))).toEqual(whole);
  expect(told(bytes(0x1f, 0x8b, 0x08, 0))).toEqual(whole);
  expect(told(new Uint8Array(8))).toEqual(whole);
  expect(told(bytes('PK', 3, 4, 20, 0, 0, 0, 8, 0, 0x9f, 0xc3))).toEqual(whole);
});

test('UTF-16 is named, with its mark and without', ({ expect }) => {
  const whole = [
    '-  (not-utf-8): the file is not UTF-8 text; it looks like UTF-16 [Save it as UTF-8.]',
  ];
  expect(told(bytes(0xff, 0xfe, 'a', 0))).toEqual(whole);
  expect(told(bytes(0xfe, 0xff, 0, 'a'))).toEqual(whole);
  expect(told(bytes('a', 0, 'b', 0))).toEqual(whole);
  expect(told(bytes(0, 'a', 0, 'b'))).toEqual(whole);
});

test('bytes that are no UTF-8 are pointed at, behind a byte-order mark too', ({ expect }) => {
  const message =
    '(not-utf-8): the file is not UTF-8 text: here are bytes that mean nothing in UTF-8 [Save it as UTF-8.]';
  expect(told(bytes('a: é\nb: caf', 0xe9, '\n'))).toEqual([`2:7  ${message}`]);
  expect(told(bytes('\ufeffa: caf', 0xe9, '\n'))).toEqual([`1:7  ${message}`]);
  expect(told(bytes('a: caf', 0xc3))).toEqual([`1:7  ${message}`]);
});

test('what stands around such bytes can still be shown', ({ expect }) => {
  expect(validateText(bytes('a: caf', 0xe9, '\n')).document.text).toBe('a: caf\ufffd\n');
});

test('one byte-order mark is fine and not part of the text', ({ expect }) => {
  const { document, issues } = validateText('\ufeff- a');
  expect(document.text).toBe('- a');
  expect(document.bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
  expect(issues.map(({ code }) => code)).toEqual(['wrong-type']);
  expect(told('\ufeff\ufeffa: b')).toEqual([
    '-  (forbidden-character): the file begins with two byte-order marks, and it may have one at most [Save it as UTF-8 without a byte-order mark.]',
  ]);
});

test('control characters and lone surrogates are pointed at', ({ expect }) => {
  const message = (code: string, escape: string): string =>
    `(forbidden-character): the character U+${code} is not allowed in YAML as it is [Remove it, or write it in a text in double quotes: ${escape}.]`;
  expect(told('a: b\nc: \u001b[1m')).toEqual([`2:4  ${message('001B', '"\\x1b"')}`]);
  expect(told('a: \u007f')).toEqual([`1:4  ${message('007F', '"\\x7f"')}`]);
  expect(told('a: \ud83dx')).toEqual([`1:4  ${message('D83D', '"\\ud83d"')}`]);
  expect(told('a: \t🚀\u0085\u00a0').map((line) => line.includes('forbidden'))).not.toContain(true);
});

test('4 MiB is the most, counted in bytes', ({ expect }) => {
  const codesOf = (text: string | Uint8Array): readonly string[] =>
    validateText(text).issues.map(({ code }) => code);
  expect(codesOf('#'.repeat(maxConfigBytes))).toEqual(['empty-file']);
  expect(codesOf(`#${'é'.repeat(maxConfigBytes / 2)}`)).toEqual(['file-too-large']);
  expect(told(new Uint8Array(maxConfigBytes + 1))).toEqual([
    '-  (file-too-large): the file has 4194305 bytes, and a config has at most 4194304 (4 MiB) [Keep data in files of its own and give their paths in parameters.]',
  ]);
});

test('500,000 lines are the most, however they end', ({ expect }) => {
  const message =
    '(too-many-lines): from here on there are more than the 500000 lines that a config may have [Keep data in files of its own and give their paths in parameters.]';
  expect(told('\n'.repeat(499_999))).not.toContain(`500000:1  ${message}`);
  expect(told('\n'.repeat(500_000))).toEqual([`500000:1  ${message}`]);
  expect(told('\r\n'.repeat(500_000))).toEqual([`500000:1  ${message}`]);
  expect(told('\r'.repeat(600_000))).toEqual([`500000:1  ${message}`]);
});
