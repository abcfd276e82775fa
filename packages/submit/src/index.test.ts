import { test, vi } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

test('the entries of the package give these names', async ({ expect }) => {
  expect(Object.keys(manifest.exports)).toEqual(['.', './plan', './issue-docs', './package.json']);
  const plan = [
    'SubmitError',
    'codeIssue',
    'dryRunWarnings',
    'launchCode',
    'missingCode',
    'placeOffline',
    'planCheck',
    'planFiles',
    'planLaunch',
    'previewLaunch',
    'sourceOf',
    'submission',
  ];
  expect(Object.keys(await import('./plan/index.ts')).toSorted()).toEqual(plan);
  const all = [
    ...plan,
    'checkOnWorkspace',
    'findCode',
    'grantPermissions',
    'inConfig',
    'imageUrl',
    'openCheck',
    'planBundle',
    'placeOnWorkspace',
    'registerImage',
    'submitRun',
  ].toSorted();
  expect(Object.keys(await import('./index.ts')).toSorted()).toEqual(all);
});

test('planning and dry runs load no HTTP client', async ({ expect, onTestFinished }) => {
  vi.resetModules();
  vi.doMock('@air/workspace', () => {
    throw new Error('the HTTP client was loaded');
  });
  onTestFinished(() => {
    vi.doUnmock('@air/workspace');
  });
  await expect(import('./plan/index.ts')).resolves.toHaveProperty('planLaunch');
  await expect(import('./index.ts')).rejects.toThrow(/mocking a module/);
});
