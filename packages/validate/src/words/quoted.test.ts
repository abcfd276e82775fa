import { test } from 'vitest';
import { quoted } from './quoted.ts';

test('a short text is quoted whole', ({ expect }) => {
  expect(quoted('a\nb')).toBe(String.raw`"a\nb"`);
  expect(quoted('🚀'.repeat(80))).toBe(`"${'🚀'.repeat(80)}"`);
});

test('a long text is cut after 80 characters', ({ expect }) => {
  expect(quoted('🚀'.repeat(81))).toBe(`"${'🚀'.repeat(80)}…"`);
  expect(quoted('x'.repeat(1_000_000))).toBe(`"${'x'.repeat(80)}…"`);
});
