import { test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import * as runs from './index.ts';

test('the package gives these names, and no other path', ({ expect }) => {
  expect(Object.keys(runs).toSorted()).toEqual([
    'RunsError',
    'cancelRuns',
    'dashboardUrl',
    'describeRun',
    'findPool',
    'findRun',
    'followRun',
    'listPools',
    'listRuns',
    'readLogs',
    'runStatus',
    'waitForRun',
  ]);
  expect(Object.keys(manifest.exports)).toEqual(['.', './package.json']);
});
