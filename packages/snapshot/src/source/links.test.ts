import { join } from 'node:path';
import { test } from '../../test/snapshot.ts';

test('a link that leaves the folder is named', async ({ expect, write, resolve }) => {
  await write({ 'links/out': { link: '../../other' } });
  await expect(resolve()).rejects.toMatchObject({
    code: 'link-leaves-root',
    message: 'the link "links/out" points to "../../other", outside root_path',
    hint: 'Copy what it points to into root_path, or leave the link out with .airignore.',
  });
});

test('a link that leaves the folder through another is named', async ({
  expect,
  write,
  resolve,
}) => {
  await write({ 'sub/top': { link: '..' }, out: { link: 'sub/top/../x' } });
  await expect(resolve()).rejects.toThrow(
    'the link "out" points to "sub/top/../x", outside root_path',
  );
});

test('a link that leaves the folder by name and comes back stays', async ({
  expect,
  write,
  resolve,
}) => {
  await write({ 'a.py': '', 'sub/link': { link: '../../code/a.py' } });
  expect((await resolve()).warnings).toEqual([]);
  await write({ 'sub/other': { link: '../../code/../code2/a.py' } });
  await expect(resolve()).rejects.toThrow(
    'the link "sub/other" points to "../../code/../code2/a.py", outside root_path',
  );
});

test('a link to a place of this machine inside the folder stays, with a warning', async ({
  expect,
  write,
  resolve,
  folder,
}) => {
  await write({ 'a.py': '', link: { link: join(folder, 'code/a.py') }, loop: { link: 'loop' } });
  expect((await resolve()).warnings).toEqual([
    {
      code: 'absolute-link',
      message: 'links to places of this machine, which lead nowhere on another: link',
    },
  ]);
  await write({ other: { link: '/etc/hostname' } });
  await expect(resolve()).rejects.toThrow(
    'the link "other" points to "/etc/hostname", outside root_path',
  );
});

test('a link may name its place by a root that is itself a link', async ({
  expect,
  write,
  paths,
  folder,
}) => {
  await write({ 'a.py': '', link: { link: join(folder, 'other/a.py') } });
  await write({ other: { link: 'code' } }, '.');
  expect(await paths({ root_path: 'other' })).toEqual(['a.py', 'link']);
  await expect(paths()).rejects.toThrow('outside root_path');
});
