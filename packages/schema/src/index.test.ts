import { test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import * as schema from './index.ts';

test('the package gives these names, and the schemas of both drafts', ({ expect }) => {
  expect(Object.keys(schema).toSorted()).toEqual([
    'acceleratorTypes',
    'containerSecret',
    'describeField',
    'describeRunConfig',
    'gpusPerNode',
    'jsonSchemaDrafts',
    'requirementsFile',
    'requirementsFileField',
    'runConfig',
    'runConfigField',
    'runConfigJsonSchema',
  ]);
  expect(Object.keys(manifest.exports)).toEqual([
    '.',
    './run-config.draft-2020-12.schema.json',
    './run-config.draft-07.schema.json',
    './package.json',
  ]);
});
