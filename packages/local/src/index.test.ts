import { test } from 'vitest';
import * as local from './index.ts';

test('the package has these names and no others', ({ expect }) => {
  expect(Object.keys(local).toSorted()).toEqual([
    'LocalError',
    'ensureLocalWorkspace',
    'localIdleSeconds',
    'localStateDirectory',
    'localWorkspaceStatus',
    'pruneLocalWorkspace',
    'serveLocalWorkspace',
    'startLocalWorkspace',
    'stopLocalWorkspace',
  ]);
});
