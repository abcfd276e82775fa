import { test } from 'vitest';
import { jsonText, parseJson } from './json.ts';

test('long integers go out as integers and come in as text', ({ expect }) => {
  const text = '{"id":9223372036854775807,"list":[-9223372036854775808,12,1.5]}';
  expect(jsonText({ id: 9223372036854775807n, list: [-9223372036854775808n, 12, 1.5] })).toBe(text);
  expect(parseJson(text)).toEqual({
    id: '9223372036854775807',
    list: ['-9223372036854775808', 12, 1.5],
  });
});

test('digits in strings, fractions and exponents are left alone', ({ expect }) => {
  const text = String.raw`["1234567890123456789", "\"1234567890123456789\\", 0.1234567890123456789, 1e5, 1234567890123456.5]`;
  expect(parseJson(text)).toEqual(JSON.parse(text));
});

test('a member without a value is left out, as JSON.stringify does', ({ expect }) => {
  const value = { a: undefined, b: null, c: [undefined, 'é\n'], d: { e: true } };
  expect(jsonText(value)).toBe(JSON.stringify(value));
  expect(jsonText({ ...value, f: 1n })).toBe(`${JSON.stringify(value).slice(0, -1)},"f":1}`);
});
