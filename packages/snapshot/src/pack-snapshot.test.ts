import { spawnSync } from 'node:child_process';
import { chmod, readFile, utimes, writeFile, appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { difference, test } from '../test/snapshot.ts';
import type { Tree } from '../test/snapshot.ts';
import { packSnapshot } from './pack-snapshot.ts';

const long = `${'deep/'.repeat(50)}${'n'.repeat(200)}.txt`;
const names: Tree = {
  'a b.txt': 'space',
  'it\'s "quoted".txt': 'quotes',
  'two\nlines.txt': 'newline',
  'back\\slash': 'backslash',
  '-rf': 'dash',
  'caf\u00e9.txt': 'NFC',
  'cafe\u0301.txt': 'NFD',
  '\u{1f426}.txt': 'beyond the first plane',
  '\ufffc.txt': 'at the end of the first plane',
  [long]: 'long',
  'empty.txt': '',
  'foo-bar': '1',
  'foo.txt': '2',
  'foo/bar': '3',
  'run.sh': { run: '#!/bin/sh\n' },
  'links/file': { link: '../a b.txt' },
  'links/nowhere': { link: 'not/there' },
  'links/far': { link: `../${long}` },
  'nothing here': { folder: true },
};

test('GNU tar unpacks the very same tree', async ({ expect, write, resolve, pack }) => {
  const root = await write(names);
  expect(await difference(await pack(await resolve()), root, 'code')).toBe('');
});

test('bsdtar too, where it is installed', async ({ expect, skip, write, resolve, pack }) => {
  const tar = 'bsdtar';
  skip(spawnSync(tar, ['--version']).error !== undefined);
  const root = await write(names);
  expect(await difference(await pack(await resolve()), root, 'code', tar)).toBe('');
});

test('a repository packs the very same tree: tracked, not yet tracked, and as a commit', async ({
  expect,
  repository,
  write,
  git,
  resolve,
  pack,
}) => {
  const { 'nothing here': _, ...files } = names;
  const root = await repository({ 'tracked.txt': '' });
  await write(files);
  const untracked = await pack(await resolve());
  expect(await difference(untracked, root, 'code')).toBe('');
  await git(['add', '--all']);
  await git(['commit', '--quiet', '--message', 'all']);
  const tracked = await resolve();
  const committed = await resolve({ git: { commit: 'HEAD' } });
  for (const snapshot of [tracked, committed]) {
    expect((await readFile(await pack(snapshot))).equals(await readFile(untracked))).toBe(true);
  }
});

test('Python unpacks the very same tree', async ({ expect, write, resolve, pack, members }) => {
  await write(names);
  const found = await members(await pack(await resolve()));
  const told = Object.fromEntries(found.map((member) => [member.name, member]));
  for (const [path, content] of Object.entries(names)) {
    const member = told[`code/${path}`];
    if (typeof content === 'string') expect(member).toMatchObject({ text: content, mode: 0o644 });
    else if ('folder' in content) expect(member).toMatchObject({ type: 'folder', mode: 0o755 });
    else if ('link' in content)
      expect(member).toMatchObject({ type: 'link', target: content.link });
    else expect(member).toMatchObject({ text: content.run, mode: 0o755 });
  }
  expect(new Set(found.map(({ mtime, owner }) => `${mtime} ${owner}`))).toEqual(
    new Set(['946684800 0:0::']),
  );
});

test('entries are sorted by the bytes of their names', async ({
  expect,
  write,
  resolve,
  pack,
  members,
}) => {
  await write(names);
  const found = await members(await pack(await resolve()));
  const bytes = found.map(({ name, type }) => Buffer.from(type === 'folder' ? `${name}/` : name));
  expect(bytes).toEqual(bytes.toSorted((a, b) => Buffer.compare(a, b)));
});

test('time, mode bits and the order of writing do not change the bytes', async ({
  expect,
  write,
  resolve,
  pack,
}) => {
  const tree = { 'a.txt': 'a', 'b/c.sh': { run: 'c' }, 'd.txt': 'd' };
  const one = await write(tree, 'one/code');
  const other = await write(Object.fromEntries(Object.entries(tree).toReversed()), 'other/code');
  await utimes(join(other, 'a.txt'), 1, 1);
  await chmod(join(other, 'd.txt'), 0o600);
  await chmod(join(other, 'b/c.sh'), 0o711);
  const archives = await Promise.all(
    [one, other].map(async (root_path) => readFile(await pack(await resolve({ root_path })))),
  );
  expect(archives[0]?.equals(archives[1] ?? Buffer.alloc(0))).toBe(true);
});

// a change of this key means that every snapshot is uploaded anew
const keyOfOneFile = '7dfc98126b3ed7b0d43d8e6edd363d0d12cbaaf5fde60ddc5eb6f3008045b06d';

test('the name is made of the folder and the key, which changes with the content', async ({
  expect,
  write,
  resolve,
}) => {
  const root = await write({ 'a.txt': 'a' });
  const first = await packSnapshot(await resolve());
  expect(first.key).toBe(keyOfOneFile);
  expect(first.name).toBe(`code_${first.key.slice(0, 16)}.tar.gz`);
  await writeFile(join(root, 'a.txt'), 'b');
  expect((await packSnapshot(await resolve())).key).not.toBe(first.key);
});

test('an archive of many blocks is one gzip member that every reader takes', async ({
  expect,
  write,
  resolve,
  pack,
}) => {
  const text = Array.from({ length: 400_000 }, (_, index) => `line ${index * 7919}\n`).join('');
  const root = await write({ 'big.txt': text, 'small.txt': 'x' });
  const archive = await pack(await resolve());
  expect(await difference(archive, root, 'code')).toBe('');
  expect(gunzipSync(await readFile(archive)).includes('line 3159673081'.slice(0, 9))).toBe(true);
});

test('progress ends with all of the content, for the key and for the archive', async ({
  expect,
  write,
  resolve,
}) => {
  await write({ 'a.txt': 'abc', 'b.txt': 'de' });
  const told: number[][] = [[], []];
  const { archive } = await packSnapshot(await resolve(), {
    onProgress: ({ bytes, totalBytes }) => told[0]?.push(bytes, totalBytes),
  });
  for await (const _ of archive(({ bytes }) => told[1]?.push(bytes)));
  expect(told).toEqual([
    [3, 5, 5, 5],
    [3, 5],
  ]);
});

test('an interrupt ends it with its reason', async ({ expect, write, resolve }) => {
  await write({ 'a.txt': 'abc' });
  const signal = AbortSignal.abort(new Error('Ctrl-C'));
  await expect(packSnapshot(await resolve(), { signal })).rejects.toThrow('Ctrl-C');
});

test('a file that grows after it was listed is named', async ({ expect, write, resolve }) => {
  const root = await write({ 'data/log.txt': 'abc', 'z.txt': '' });
  const snapshot = await resolve();
  await appendFile(join(root, 'data/log.txt'), 'more');
  await expect(packSnapshot(snapshot)).rejects.toMatchObject({
    code: 'changed',
    message: '"data/log.txt" was changed or removed while it was being read',
    hint: 'Launch again once nothing writes to it, or leave it out with .gitignore or .airignore.',
  });
});

test('a file that changes between the key and the archive is named', async ({
  expect,
  write,
  resolve,
}) => {
  const root = await write({ 'a.txt': 'abc' });
  const { archive } = await packSnapshot(await resolve());
  await writeFile(join(root, 'a.txt'), 'xyz');
  const reading = async (): Promise<void> => {
    for await (const _ of archive());
  };
  await expect(reading()).rejects.toMatchObject({ code: 'changed' });
});

test('a file that vanishes is named', async ({ expect, write, resolve }) => {
  const root = await write({ 'a.txt': 'abc' });
  const snapshot = await resolve();
  await rm(join(root, 'a.txt'));
  await expect(packSnapshot(snapshot)).rejects.toMatchObject({
    code: 'changed',
    message: '"a.txt" was changed or removed while it was being read',
  });
});
