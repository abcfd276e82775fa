import { test } from 'vitest';
import { PathSet } from './path-set.ts';

test('a path is in the set once it was added, and what is above or below it is not', ({
  expect,
}) => {
  const paths = new PathSet();
  paths.add(['permissions', 1, 'level']);
  expect(paths.has(['permissions', 1, 'level'])).toBe(true);
  expect(paths.has(['permissions', 1])).toBe(false);
  expect(paths.has(['permissions', 1, 'level', 'x'])).toBe(false);
  expect(paths.has([])).toBe(false);
});

test('an index is not the key that looks like it', ({ expect }) => {
  const paths = new PathSet();
  paths.add(['permissions', '1']);
  expect(paths.has(['permissions', 1])).toBe(false);
});
