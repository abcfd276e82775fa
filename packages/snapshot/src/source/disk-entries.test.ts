import { execFileSync } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from '../../test/snapshot.ts';

test('a named pipe is refused by name', async ({ expect, write, resolve }) => {
  execFileSync('mkfifo', [join(await write({}), 'pipe')]);
  await expect(resolve()).rejects.toMatchObject({
    code: 'not-packable',
    message: '"pipe" is a named pipe, which cannot be packed',
    hint: 'Remove it, or leave it out with .gitignore or .airignore.',
  });
});

test('a named pipe in the place of an ignore file is not waited for', async ({
  expect,
  write,
  resolve,
}) => {
  execFileSync('mkfifo', [join(await write({}), '.gitignore')]);
  await expect(resolve()).rejects.toThrow('".gitignore" is a named pipe, which cannot be packed');
});

test('a named pipe in a repository is refused too, unless git ignores it', async ({
  expect,
  repository,
  write,
  paths,
}) => {
  const root = await repository({ '.gitignore': '*.sock\n', 'sub/a.py': '' });
  execFileSync('mkfifo', [join(root, 'sub/x.sock')]);
  expect(await paths()).toEqual(['.gitignore', 'sub/', 'sub/a.py']);
  execFileSync('mkfifo', [join(root, 'sub/pipe')]);
  await expect(paths()).rejects.toThrow('"sub/pipe" is a named pipe, which cannot be packed');
  await write({ '.airignore': 'pipe\n', 'run/deep': { folder: true } });
  expect(await paths()).toEqual(['.airignore', '.gitignore', 'sub/', 'sub/a.py']);
  execFileSync('mkfifo', [join(root, 'run/deep/x')]);
  await expect(paths()).rejects.toThrow('"run/deep/x" is a named pipe, which cannot be packed');
});

test('a socket is refused by name', async ({ expect, write, resolve }) => {
  const root = await write({});
  const server = createServer();
  await new Promise<void>((resolveListening) => {
    server.listen(join(root, 's'), resolveListening);
  });
  await expect(resolve()).rejects.toThrow('"s" is a socket, which cannot be packed');
  await new Promise((closed) => {
    server.close(closed);
  });
});

test('a name that is not UTF-8 is refused', async ({ expect, write, resolve }) => {
  const root = await write({});
  await writeFile(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9])]), '');
  await expect(resolve()).rejects.toMatchObject({
    code: 'name-not-utf8',
    message: 'the name of "caf\uFFFD" is not UTF-8',
    hint: 'Rename it, or leave it out with .gitignore or .airignore.',
  });
});

test('a link to a name that is not UTF-8 is refused', async ({ expect, write, resolve }) => {
  await symlink(Buffer.from([0xe9]), join(await write({}), 'link'));
  await expect(resolve()).rejects.toMatchObject({
    code: 'name-not-utf8',
    message: 'what the link "link" points to is not UTF-8',
    hint: 'Rename it, or leave the link out with .gitignore or .airignore.',
  });
});
