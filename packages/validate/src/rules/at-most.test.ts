import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a number above the most is told with it', ({ expect }) => {
  expect(told('timeout_minutes: 35791395')).toEqual([
    '2 timeout_minutes (rule at-most): timeout_minutes must be <= 35791394, got 35791395',
  ]);
});

test('the most is fine', ({ expect }) => {
  expect(told('timeout_minutes: 35791394')).toEqual([]);
});
