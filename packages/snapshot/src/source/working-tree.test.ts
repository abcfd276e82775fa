import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '../../test/snapshot.ts';

test('inside a repository git says what is ignored: nested files, negations, info/exclude, global excludes', async ({
  expect,
  repository,
  write,
  paths,
  folder,
}) => {
  await repository({
    '.gitignore': '*.log\n!keep.log\n/out/\n',
    'a.py': '',
    'sub/.gitignore': '*.tmp\n!*.log\n',
  });
  await write({
    'x.log': '',
    'keep.log': '',
    'out/y': '',
    'sub/z.tmp': '',
    'sub/w.log': '',
    'secret.me': '',
    'editor~': '',
    '.git/info/exclude': 'secret.me\n',
  });
  await writeFile(join(folder, '.gitconfig'), `[core]\n\texcludesFile = ${folder}/global-ignore\n`);
  await writeFile(join(folder, 'global-ignore'), '*~\n');
  expect(await paths()).toEqual([
    '.gitignore',
    'a.py',
    'keep.log',
    'sub/',
    'sub/.gitignore',
    'sub/w.log',
  ]);
});

test('what git tracks is packed though it is ignored; what was deleted is not', async ({
  expect,
  repository,
  write,
  paths,
  git,
  folder,
}) => {
  await repository({ 'a.log': '', 'b.py': '', 'node_modules/kept.js': '' });
  await write({ '.gitignore': '*.log\n', 'node_modules/left.js': '', 'new.py': '' });
  await rm(join(folder, 'code/b.py'));
  expect(await git(['status', '--short'])).toContain('D b.py');
  expect(await paths()).toEqual([
    '.gitignore',
    'a.log',
    'new.py',
    'node_modules/',
    'node_modules/kept.js',
  ]);
});

test('of a sub-folder only that is packed, by the rules of the whole repository', async ({
  expect,
  repository,
  write,
  paths,
}) => {
  await repository({ '.gitignore': '*.log', 'other/x': '', 'sub/a': '' });
  await write({ 'sub/b.log': '', 'sub/c': '' });
  expect(await paths({ root_path: 'code/sub' })).toEqual(['a', 'c']);
});

test('a code folder that git ignores, or that is in such a folder, is packed by its own rules', async ({
  expect,
  repository,
  write,
  paths,
}) => {
  await repository({ '.gitignore': 'out\n', 'a.py': '' });
  await write({ 'out/y/.gitignore': '*.log\n', 'out/y/b.py': '', 'out/y/c.log': '' });
  expect(await paths({ root_path: 'code/out/y' })).toEqual(['.gitignore', 'b.py']);
  expect(await paths({ root_path: 'code/out' })).toEqual(['y/', 'y/.gitignore', 'y/b.py']);
});

test('sub-modules, repositories and worktrees inside are files on disk', async ({
  expect,
  repository,
  write,
  git,
  paths,
}) => {
  await repository({ 'a.py': '' });
  await write({ '.gitignore': '*.o\n', 'lib.c': '' }, 'library');
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
    ['commit', '-qm', 'x'],
  ])
    await git(args, 'library');
  await git(['submodule', '--quiet', 'add', '../library', 'vendor']);
  await git(['clone', '--quiet', '../library', 'clone']);
  await git(['worktree', 'add', '--quiet', '--detach', 'tree']);
  await write({ 'vendor/new.c': '', 'vendor/x.o': '', 'clone/y.o': '', 'tree/new.py': '' });
  expect(await paths()).toEqual([
    '.gitmodules',
    'a.py',
    'clone/',
    'clone/.gitignore',
    'clone/lib.c',
    'tree/',
    'tree/a.py',
    'tree/new.py',
    'vendor/',
    'vendor/.gitignore',
    'vendor/lib.c',
    'vendor/new.c',
  ]);
});

test('the folder of a sub-module that is not checked out is a folder like others', async ({
  expect,
  repository,
  write,
  git,
  paths,
}) => {
  await repository({ 'a.py': '', '.gitignore': '*.o\n' });
  const commit = await git(['rev-parse', 'HEAD']);
  const index = ['update-index', '--add', '--cacheinfo'];
  for (const path of ['copied', 'empty', 'gone']) await git([...index, `160000,${commit},${path}`]);
  await write({ 'copied/lib.c': '', 'copied/lib.o': '', empty: { folder: true } });
  expect(await paths()).toEqual(['.gitignore', 'a.py', 'copied/', 'copied/lib.c', 'empty/']);
  expect(await paths({ root_path: 'code/copied' })).toContain('lib.c');
  expect(await paths({ root_path: 'code/empty' })).toEqual([]);
});

test('a folder that became a link does not bring what is behind it', async ({
  expect,
  repository,
  write,
  paths,
  folder,
}) => {
  await repository({ 'data/x': '', 'real/x': '' });
  await rm(join(folder, 'code/data'), { recursive: true });
  await write({ data: { link: 'real' } });
  expect(await paths()).toEqual(['data', 'real/', 'real/x']);
});

test('a folder that became a link to itself is that link', async ({
  expect,
  repository,
  write,
  paths,
  folder,
}) => {
  await repository({ 'data/x': '', 'a.py': '' });
  await rm(join(folder, 'code/data'), { recursive: true });
  await write({ data: { link: 'data' } });
  expect(await paths()).toEqual(['a.py', 'data']);
});

test('outside a repository ignore files count too, nested ones as well', async ({
  expect,
  write,
  paths,
  resolve,
}) => {
  await write({
    '.gitignore': '*.log\n!keep.log\n/out/\n',
    'a.py': '',
    'x.log': '',
    'keep.log': '',
    'out/y': '',
    'X.LOG': '',
    'sub/.gitignore': '*.tmp\n!*.log\n',
    'sub/z.tmp': '',
    'sub/w.log': '',
    'sub/out/kept': '',
    'empty/inside': { folder: true },
  });
  expect(await paths()).toEqual([
    '.gitignore',
    'X.LOG',
    'a.py',
    'empty/',
    'empty/inside/',
    'keep.log',
    'sub/',
    'sub/.gitignore',
    'sub/out/',
    'sub/out/kept',
    'sub/w.log',
  ]);
  expect((await resolve()).leftOut).toEqual({ ignored: 3, byDefault: 0 });
});

test('to an ignore file a sign is as many bytes as it has, as to git', async ({
  expect,
  repository,
  write,
  paths,
}) => {
  const tree = {
    '.gitignore': '\uFEFF?\n[^a]z\n/ça\n',
    a: '',
    é: '',
    éz: '',
    ça: '',
    'sub/ça': '',
  };
  await repository({ '.gitignore': tree['.gitignore'] });
  await write(tree);
  await write(tree, 'plain');
  const packed = ['.gitignore', 'sub/', 'sub/ça', 'é', 'éz'];
  expect(await paths()).toEqual(packed);
  expect(await paths({ root_path: 'plain' })).toEqual(packed);
});

test('.airignore leaves out what git tracks, and takes back what git ignores', async ({
  expect,
  repository,
  write,
  paths,
  resolve,
}) => {
  await repository({
    '.gitignore': '*.bin\nweights/\nother/\n',
    '.airignore': 'docs/\n!model.bin\n!weights/\n!other/x\n',
    'docs/a.md': '',
    'a.py': '',
    'sub/.airignore': '*.py\n',
    'sub/b.py': '',
  });
  await write({
    'model.bin': '',
    'else.bin': '',
    'weights/w': '',
    'weights/w.bin': '',
    'other/x': '',
  });
  expect(await paths()).toEqual([
    '.airignore',
    '.gitignore',
    'a.py',
    'model.bin',
    'sub/',
    'sub/.airignore',
    'weights/',
    'weights/w',
  ]);
  expect((await resolve()).leftOut).toEqual({ ignored: 5, byDefault: 0 });
});

test('.airignore says the same outside a repository', async ({ expect, write, paths }) => {
  await write({
    '.gitignore': '*.bin\nweights/\nother/\n',
    '.airignore': 'docs/\n!model.bin\n!weights/\n!other/x\n',
    'docs/a.md': '',
    'model.bin': '',
    'weights/w': '',
    'weights/w.bin': '',
    'other/x': '',
  });
  expect(await paths()).toEqual(['.airignore', '.gitignore', 'model.bin', 'weights/', 'weights/w']);
});

const litter = {
  '.DS_Store': '',
  '._a.py': '',
  '__pycache__/a.pyc': '',
  'app/node_modules/x/y.js': '',
  '.venv/pyvenv.cfg': '',
  '.venv/lib/z.py': '',
  'venv/mine.py': '',
  'a.py': '',
};

test('what every machine has is left out, and counted', async ({
  expect,
  write,
  paths,
  resolve,
}) => {
  await write(litter);
  expect(await paths()).toEqual(['a.py', 'app/', 'venv/', 'venv/mine.py']);
  expect((await resolve()).leftOut).toEqual({ ignored: 0, byDefault: 5 });
});

test('what every machine has is left out in a repository, too', async ({
  expect,
  repository,
  write,
  paths,
  resolve,
}) => {
  await repository({ 'b.py': '' });
  await write(litter);
  expect(await paths()).toEqual(['a.py', 'b.py', 'venv/', 'venv/mine.py']);
  expect((await resolve()).leftOut).toEqual({ ignored: 0, byDefault: 5 });
});
