import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import * as validate from './index.ts';

test('the package gives out these names', ({ expect }) => {
  expect(Object.keys(validate).toSorted()).toEqual([
    'OverrideError',
    'didYouMean',
    'formatPath',
    'looksLikeRunConfig',
    'maxConfigBytes',
    'mergedPairs',
    'parseOverrides',
    'validateRequirements',
    'validateText',
  ]);
});

test('what is published has the same entries, without the sources', ({ expect }) => {
  const file = new URL('../package.json', import.meta.url);
  const { exports, publishConfig } = JSON.parse(readFileSync(file, 'utf8'));
  expect(Object.keys(publishConfig.exports)).toEqual(Object.keys(exports));
  expect(JSON.stringify(publishConfig.exports)).not.toContain('src');
});
