import { test } from 'vitest';
import { isBlank } from './blank.ts';

test('all of Unicode white space is blank', ({ expect }) => {
  expect(isBlank('')).toBe(true);
  expect(isBlank(' \t\r\n\v\f\x85\xa0\u1680\u2003\u2028\u2029\u202f\u205f\u3000')).toBe(true);
});

test('what is merely invisible is not white space', ({ expect }) => {
  for (const character of ['\u200b', '\ufeff', '\u2060', '\0', 'x']) {
    expect(isBlank(` ${character} `)).toBe(false);
  }
});
