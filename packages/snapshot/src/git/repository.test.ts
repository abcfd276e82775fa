import { chown, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base } from '../../test/snapshot.ts';

interface Fixtures {
  /** Message and hint of the error that the code folder ends with. */
  failure: (root_path?: string) => Promise<unknown>;
}

const test = base.extend<Fixtures>({
  failure: async ({ resolve }, use) => {
    await use(async (root_path = 'code') => {
      const error: unknown = await resolve({ root_path }).catch((cause: unknown) => cause);
      const { code, message, hint } = Object(error);
      return { code, message, hint };
    });
  },
});

const mend =
  'Mend it or clone the repository again; without .git the folder is packed without git.';

test('a file .git that points to nothing', async ({ expect, write, failure }) => {
  await write({ '.git': 'gitdir: /nowhere\n', 'sub/a.py': '' });
  expect(await failure('code/sub')).toEqual({
    code: 'git-failed',
    message: 'the file .git of the code points to "/nowhere", where git finds no repository',
    hint: 'Bring that back ("git worktree repair" and "git submodule update --init" may help), or remove the file .git to pack the folder without git.',
  });
});

test('a file .git that says something else', async ({ expect, write, failure }) => {
  const root = await write({ '.git': 'hello\n' });
  expect(await failure()).toEqual({
    code: 'git-failed',
    message: `"${root}/.git" is a file that does not say where the repository is`,
    hint: 'Clone the repository again, or remove the file to pack the folder without git.',
  });
});

test('a link .git that leads nowhere', async ({ expect, write, failure }) => {
  const root = await write({ '.git': { link: 'nowhere' } });
  expect(await failure()).toEqual({
    code: 'git-failed',
    message: `git finds no repository in "${root}/.git": "${root}/.git" cannot be read (ENOENT)`,
    hint: mend,
  });
});

test.for([
  ['HEAD', 'garbage'],
  ['objects', undefined],
] as const)('a broken %s', async ([name, content], { expect, repository, failure }) => {
  const root = await repository({ 'sub/a.py': '' });
  await rm(join(root, '.git', name), { recursive: true });
  if (content !== undefined) await writeFile(join(root, '.git', name), content);
  expect(await failure('code/sub')).toEqual({
    code: 'git-failed',
    message: `git finds no repository in "${root}/.git": its HEAD, objects or refs are missing or broken`,
    hint: mend,
  });
});

test('settings that git cannot read', async ({ expect, repository, failure }) => {
  const root = await repository({ 'a.py': '' });
  await writeFile(join(root, '.git/config'), '[core\n');
  expect(await failure()).toMatchObject({
    message: 'git rev-parse failed: bad config line 1 in file .git/config',
  });
});

test('a working tree that is elsewhere, and not there', async ({
  expect,
  repository,
  git,
  failure,
}) => {
  await repository({ 'a.py': '' });
  await git(['config', 'core.worktree', '/nowhere']);
  expect(await failure()).toEqual({
    code: 'git-failed',
    message: 'git takes "/nowhere" for the working tree, which is not there',
    hint: 'Mend core.worktree of the repository, or clone it again.',
  });
});

test('a folder inside the data of a repository', async ({ expect, repository, failure }) => {
  await repository({ 'a.py': '' });
  expect(await failure('code/.git/refs')).toEqual({
    code: 'git-failed',
    message: 'the code folder is inside the data of a git repository, not in a working tree',
    hint: 'Name a folder of the working tree as root_path; a bare repository has none.',
  });
});

test('an empty folder .git is no repository, and neither is one beyond the ceiling', async ({
  expect,
  write,
  repository,
  resolve,
  env,
}) => {
  await mkdir(join(await write({ 'a.py': '' }, 'plain'), '.git'));
  expect(await resolve({ root_path: 'plain' })).toMatchObject({ repository: undefined });
  const root = await repository({ 'sub/a.py': '' });
  const limited = { ...env, GIT_CEILING_DIRECTORIES: root };
  expect(await resolve({ root_path: 'code/sub' }, { env: limited })).toMatchObject({
    repository: undefined,
  });
});

test.runIf(process.geteuid?.() === 0)(
  'a repository that belongs to another user is not trusted',
  async ({ expect, repository, failure }) => {
    const root = await repository({ 'a.py': '' });
    await chown(root, 1234, 1234);
    expect(await failure()).toEqual({
      code: 'git-failed',
      message: `git does not trust the repository in "${root}", which belongs to another user`,
      hint: `If you trust it, run: git config --global --add safe.directory "${root}"`,
    });
  },
);

test('a root that goes round in circles is not there', async ({ expect, write, failure }) => {
  const root = await write({});
  await symlink('loop', join(root, 'loop'));
  expect(await failure('code/loop')).toMatchObject({
    message: `code_source.root_path "${root}/loop" does not exist`,
  });
});
