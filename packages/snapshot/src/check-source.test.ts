import { checkSource } from './check-source.ts';
import { test } from '../test/snapshot.ts';

test('what is there is fine, whatever is in it', async ({ expect, repository, folder, env }) => {
  await repository({ 'a.py': '', out: { link: '/etc' } });
  const check = (source: object): Promise<void> =>
    checkSource({ codeSource: { root_path: 'code', ...source }, configDirectory: folder, env });
  for (const git of [
    undefined,
    { branch: 'main' },
    { commit: 'HEAD' },
    // a remote is asked only at a launch
    { branch: 'elsewhere', remote: true },
  ]) {
    await expect(check({ git })).resolves.toBeUndefined();
  }
});

test('a root, a revision or a repository that is missing is named', async ({
  expect,
  repository,
  write,
  folder,
  env,
}) => {
  await repository({ 'a.py': '' });
  await write({ 'a.py': '' }, 'plain');
  const codeOf = (source: object): Promise<unknown> =>
    checkSource({
      codeSource: { root_path: 'code', ...source },
      configDirectory: folder,
      env,
    }).then(
      () => undefined,
      (error: unknown) => error instanceof Error && Reflect.get(error, 'code'),
    );
  expect(await codeOf({ root_path: 'none' })).toBe('root-missing');
  expect(await codeOf({ root_path: 'code/a.py' })).toBe('root-not-a-folder');
  expect(await codeOf({ root_path: '$NONE' })).toBe('variable-unset');
  expect(await codeOf({ git: { branch: 'none' } })).toBe('branch-missing');
  expect(await codeOf({ git: { commit: 'v9' } })).toBe('commit-not-local');
  expect(await codeOf({ root_path: 'plain', git: { commit: 'HEAD' } })).toBe('not-a-repository');
});
