import { resolve } from 'node:path';
import { test } from 'vitest';
import { githubPath } from './github-path.ts';

test('in a workflow a path begins at the root of the repository', ({ expect }) => {
  expect(githubPath('./run.yaml', resolve('..'))).toMatch(/^[^/]+\/run\.yaml$/);
  expect(githubPath(resolve('conf/run.yaml'), resolve('.'))).toBe('conf/run.yaml');
  expect(githubPath('..run.yaml', resolve('.'))).toBe('..run.yaml');
});

test('a path stays as it is outside of a workflow, and of a file elsewhere', ({ expect }) => {
  expect(githubPath('./run.yaml', undefined)).toBe('./run.yaml');
  expect(githubPath('../run.yaml', resolve('.'))).toBe('../run.yaml');
});
