import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a number below the least is told with it', ({ expect }) => {
  expect(told('max_retries: -1')).toEqual([
    '2 max_retries (rule at-least): max_retries must be >= 0, got -1',
  ]);
  expect(told('timeout_minutes: 0')).toEqual([
    '2 timeout_minutes (rule at-least): timeout_minutes must be >= 1, got 0',
  ]);
});

test('the least is fine', ({ expect }) => {
  const texts = ['max_retries: 0', 'max_retries: -0', 'timeout_minutes: 1'];
  for (const text of texts) expect(told(text)).toEqual([]);
});
