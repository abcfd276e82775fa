import { test, vi } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import * as snapshot from './index.ts';

test('the package has these names', ({ expect }) => {
  expect(Object.keys(snapshot).toSorted()).toEqual([
    'SnapshotError',
    'archivePath',
    'checkSource',
    'codeFolder',
    'gitStateFiles',
    'packSnapshot',
    'resolveSnapshot',
  ]);
  expect(Object.keys(manifest.exports)).toEqual(['.', './upload', './package.json']);
});

test('only uploading loads an HTTP client', async ({ expect, onTestFinished }) => {
  vi.resetModules();
  vi.doMock('@air/workspace', () => {
    throw new Error('the HTTP client was loaded');
  });
  onTestFinished(() => {
    vi.doUnmock('@air/workspace');
  });
  await expect(import('./index.ts')).resolves.toHaveProperty('packSnapshot');
  await expect(import('./upload.ts')).rejects.toThrow(/mocking a module/);
});
