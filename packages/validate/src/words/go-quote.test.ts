import { test } from 'vitest';
import { goQuote } from './go-quote.ts';

test('printable characters of any script stay as they are', ({ expect }) => {
  expect(goQuote("a b-é日本🚀'`\ufffd")).toBe(`"a b-é日本🚀'\`\ufffd"`);
});

test('quotes and backslashes are escaped', ({ expect }) => {
  expect(goQuote('a"b\\c')).toBe(String.raw`"a\"b\\c"`);
});

test('control characters have short names where Go has one', ({ expect }) => {
  expect(goQuote('\0\x07\b\t\n\v\f\r\x1b\x7f')).toBe(String.raw`"\x00\a\b\t\n\v\f\r\x1b\x7f"`);
});

test('what is not printable is escaped by its number, no-break spaces among it', ({ expect }) => {
  expect(goQuote('\x85\xa0\u200b\u2028\u3000\ufeff\ue000')).toBe(
    String.raw`"\u0085\u00a0\u200b\u2028\u3000\ufeff\ue000"`,
  );
  expect(goQuote('\u{e0001}')).toBe(String.raw`"\U000e0001"`);
});
