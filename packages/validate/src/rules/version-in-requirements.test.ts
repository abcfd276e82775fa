import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a version beside a requirements file is told where it belongs', ({ expect }) => {
  expect(told('environment:\n  dependencies: envs/train.yaml\n  version: 5')).toEqual([
    '4 environment.version (rule version-in-requirements): environment.version is mutually exclusive with environment.dependencies: with a requirements file the version belongs in that file; see 3 environment.dependencies',
  ]);
});

test('a version beside a list, or alone, is fine', ({ expect }) => {
  const texts = [
    'environment: { dependencies: [polars], version: 5 }',
    'environment: { version: 5 }',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
