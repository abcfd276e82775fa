import { test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import * as artifacts from './index.ts';

test('the package has one entry with these names', ({ expect }) => {
  expect(Object.keys(manifest.exports)).toEqual(['.', './package.json']);
  expect(Object.keys(artifacts).toSorted()).toEqual([
    'ArtifactError',
    'assetBundle',
    'bundledFilesFolder',
    'launchFiles',
  ]);
});
