import { test } from 'vitest';
import { formatPath } from './format-path.ts';

test('keys have dots between them, indexes brackets', ({ expect }) => {
  expect(formatPath(['permissions', 1, 'level'])).toBe('permissions[1].level');
  expect(formatPath(['parameters', 'l', 0, 2])).toBe('parameters.l[0][2]');
  expect(formatPath(['env_variables', 'my.var'])).toBe('env_variables.my.var');
  expect(formatPath(['env_variables', ''])).toBe('env_variables.');
  expect(formatPath(['env_variables', '~'])).toBe('env_variables.~');
});

test('the whole document is the empty text', ({ expect }) => {
  expect(formatPath([])).toBe('');
});
