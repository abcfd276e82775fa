import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a list that is given has an entry', ({ expect }) => {
  expect(told('containers: []')).toEqual([
    '2 containers (rule not-empty-list): containers cannot be an empty list',
    '2 containers (warning containers-experimental): containers is experimental on the platform: it may change or stop working',
  ]);
  expect(told('code_source: { root_path: ., include_paths: [] }')).toEqual([
    '2 code_source.include_paths (rule not-empty-list): code_source.include_paths cannot be an empty list',
  ]);
});

test('no dependencies and no permissions are fine', ({ expect }) => {
  const texts = ['environment: { dependencies: [] }', 'permissions: []'];
  for (const text of texts) expect(told(text)).toEqual([]);
});
