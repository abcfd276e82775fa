import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '../test/snapshot.ts';

test('root_path is relative to the config file, and knows home, variables and project_root', async ({
  expect,
  write,
  resolve,
  env,
  folder,
}) => {
  const root = await write({ 'a.py': '' });
  const withVariables = { ...env, HERE: folder, NAME: 'code' };
  for (const root_path of [
    'code',
    './code/',
    'project_root/code',
    '~/code',
    '$HERE/code',
    '${HERE}/$NAME',
  ]) {
    expect(await resolve({ root_path }, { env: withVariables })).toMatchObject({
      root,
      topFolder: 'code',
    });
  }
  expect(await resolve({ root_path: '.' }, { configDirectory: root })).toMatchObject({ root });
  expect(await resolve({ root_path: 'project_root' }, { configDirectory: root })).toMatchObject({
    root,
  });
});

test('the long form means the same', async ({ expect, write, resolve }) => {
  const root = await write({ 'a.py': '' });
  expect(await resolve({}, { codeSource: { snapshot: { root_path: 'code' } } })).toMatchObject({
    root,
  });
});

test('a variable that is not set is named', async ({ expect, resolve }) => {
  await expect(resolve({ root_path: '$NOWHERE/x' })).rejects.toMatchObject({
    code: 'variable-unset',
    message: 'code_source.root_path "$NOWHERE/x" uses the variable NOWHERE, which is not set',
    hint: 'Set NOWHERE, or write the path out.',
  });
});

test('a root that is missing, a file, or without a name is told', async ({
  expect,
  write,
  resolve,
  folder,
}) => {
  await write({ 'a.py': '' });
  await expect(resolve({ root_path: 'none' })).rejects.toMatchObject({
    code: 'root-missing',
    message: `code_source.root_path "${folder}/none" does not exist`,
    hint: 'root_path is relative to the config file.',
  });
  await expect(resolve({ root_path: 'code/a.py' })).rejects.toMatchObject({
    code: 'root-not-a-folder',
    message: `code_source.root_path "${folder}/code/a.py" is not a folder`,
    hint: 'Name the folder, and the file with include_paths.',
  });
  await expect(resolve({ root_path: '/' })).rejects.toThrow(
    'code_source.root_path "/" has no name',
  );
});

test('a root that is a link is what it points to', async ({ expect, write, resolve }) => {
  await write({ 'real/a.py': '', link: { link: 'real' } });
  const { topFolder, entries } = await resolve({ root_path: 'code/link' });
  expect([topFolder, ...entries.map(({ path }) => path)]).toEqual(['link', 'a.py']);
});

test('a root inside a repository that is a link to a folder of it, or a file', async ({
  expect,
  repository,
  write,
  resolve,
  folder,
}) => {
  await repository({ '.gitignore': '*.log', 'sub/a.py': '' });
  await write({ 'sub/b.log': '', '../link': { link: 'code/sub' } });
  const { topFolder, entries } = await resolve({ root_path: 'link' });
  expect([topFolder, ...entries.map(({ path }) => path)]).toEqual(['link', 'a.py']);
  await expect(resolve({ root_path: 'code/sub/a.py' })).rejects.toThrow(
    `code_source.root_path "${folder}/code/sub/a.py" is not a folder`,
  );
});

test('keys and names that clash draw a warning', async ({ expect, write, resolve }) => {
  await write({
    '.env': '',
    '.env.example': '',
    'ssh/id_rsa': '',
    'TLS.PEM': '',
    'A/x': '',
    'a/y': '',
  });
  expect((await resolve()).warnings).toEqual([
    {
      code: 'looks-like-a-key',
      message: 'what looks like keys or passwords will be packed: .env, TLS.PEM, ssh/id_rsa',
    },
    {
      code: 'case-clash',
      message: 'names that are one on a file system that does not tell case apart: A and a',
    },
  ]);
});

test('an empty folder is packed with a warning', async ({ expect, write, resolve }) => {
  await write({});
  expect((await resolve()).warnings).toEqual([
    { code: 'empty-snapshot', message: 'there is nothing to pack' },
  ]);
});

test('more than 100 MiB draws a warning that names the biggest folders', async ({
  expect,
  write,
  resolve,
}) => {
  const root = await write({ 'data/train/deep/x': '', 'data/test/y': '', 'a.py': '' });
  await grow(join(root, 'data/train/deep/x'), 80);
  await grow(join(root, 'data/test/y'), 30);
  expect((await resolve()).warnings).toEqual([
    {
      code: 'large-snapshot',
      message: '110.0 MiB will be packed; the biggest folders are data/ (110.0 MiB)',
      hint: 'Put what the run does not need in .gitignore, or in .airignore what git tracks, in a line each: /data/.',
    },
  ]);
});

test('a limit that is set is kept', async ({ expect, write, resolve, env }) => {
  await write({ 'data/x': 'x'.repeat(2048), 'a.py': '' });
  const failure = {
    code: 'too-large',
    message:
      'the code is 2.0 KiB, over the limit of 1.0 KiB; the biggest folders are data/ (2.0 KiB)',
    hint: 'Put what the run does not need in .gitignore, or in .airignore what git tracks, in a line each: /data/. AIR_SNAPSHOT_MAX_BYTES sets the limit.',
  };
  await expect(resolve({}, { maxBytes: 1024 })).rejects.toMatchObject(failure);
  await expect(
    resolve({}, { env: { ...env, AIR_SNAPSHOT_MAX_BYTES: '1024' } }),
  ).rejects.toMatchObject(failure);
});

test.for(['lots', '0', '-1', '1e9', '1 GiB'])(
  'a limit of "%s" is an error',
  async (AIR_SNAPSHOT_MAX_BYTES, { expect, write, resolve, env }) => {
    await write({ 'a.py': '' });
    await expect(resolve({}, { env: { ...env, AIR_SNAPSHOT_MAX_BYTES } })).rejects.toMatchObject({
      code: 'limit-invalid',
      message: `AIR_SNAPSHOT_MAX_BYTES is "${AIR_SNAPSHOT_MAX_BYTES}", which is not a number of bytes`,
      hint: 'Write it in digits, such as 1073741824 for 1 GiB, or leave it unset for no limit.',
    });
  },
);

/** Makes a sparse file: as long as it says, without the bytes on disk. */
async function grow(path: string, mebibytes: number): Promise<void> {
  await truncate(path, mebibytes * 1024 ** 2);
}
