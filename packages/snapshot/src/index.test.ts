import { test } from 'vitest';
import * as snapshot from './index.ts';

test('the package has these names', ({ expect }) => {
  expect(Object.keys(snapshot).toSorted()).toEqual([
    'SnapshotError',
    'codeFolder',
    'gitStateFiles',
    'packSnapshot',
    'resolveSnapshot',
  ]);
});
