import { test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import * as workspace from './index.ts';

test('the package gives these names, and no other path', ({ expect }) => {
  expect(Object.keys(workspace).toSorted()).toEqual([
    'WorkspaceError',
    'addPermissions',
    'cancelRun',
    'checkConfig',
    'codeOfAnswer',
    'currentUser',
    'findProgram',
    'findUsagePolicies',
    'getRun',
    'getRunOutput',
    'importFile',
    'listLogRecords',
    'isOnVolume',
    'isPublicImage',
    'makeDirectory',
    'objectType',
    'openWorkspace',
    'submitJobRun',
    'tellingErrorCodes',
  ]);
  expect(Object.keys(manifest.exports)).toEqual(['.', './package.json']);
    'pagesOf',
    'putSecret',
    'runProgram',
    'startImageImport',
});
    'systemClock',
