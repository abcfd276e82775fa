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
    'getImage',
    'getPool',
    'getRun',
    'getRunOutput',
    'importFile',
    'isOnVolume',
    'isPublicImage',
    'listJobRuns',
    'listLogRecords',
    'listOwnRuns',
    'listPools',
    'logTrail',
    'makeDirectory',
    'makeSecretScope',
    'metricHistory',
    'mlflowParameters',
    'objectType',
    'openArtifacts',
    'openWorkspace',
    'putSecret',
    'runProgram',
    'startImageImport',
    'submitJobRun',
    'systemClock',
    'tellingErrorCodes',
    'writeToVolume',
  ]);
  expect(Object.keys(manifest.exports)).toEqual(['.', './package.json']);
});
