import { test } from 'vitest';
import { limitsOf } from './limits-of.ts';

test('a field has the limits that the schema documents', ({ expect }) => {
  expect(limitsOf('timeout_minutes')).toEqual({ min: 1, max: 35_791_394 });
  expect(limitsOf('containers[].name').maxCodePoints).toBe(16);
  expect(limitsOf('parameters')).toEqual({});
});

test('entries have the limits of their list or map', ({ expect }) => {
  expect(limitsOf('containers[].ranks[]')).toBe(limitsOf('containers[].ranks'));
  expect(limitsOf('secrets.*')).toBe(limitsOf('secrets'));
});

test('a field that is not in the schema is a mistake in a rule', ({ expect }) => {
  expect(() => limitsOf('compute.gpus')).toThrow('a run config has no field compute.gpus');
});
