import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { difference, test } from '../../test/snapshot.ts';
import { packSnapshot } from '../pack-snapshot.ts';

const long = `${'deep/'.repeat(50)}${'n'.repeat(200)}.txt`;
const tree = {
  'a.py': 'committed',
  'run.sh': { run: '#!/bin/sh\n' },
  'sub/caf\u00e9 "x".txt': 'x',
  'sub/link': { link: '../a.py' },
  [long]: 'long',
  'foo-bar': '1',
  'foo/bar': '2',
};

test('a commit is packed as it is, whatever the working tree has', async ({
  expect,
  repository,
  write,
  resolve,
  pack,
}) => {
  const root = await repository(tree);
  await write({ ...tree, 'sub/link': { link: '../a.py' } }, 'expected');
  await write({ 'a.py': 'changed', 'new.py': '' });
  const snapshot = await resolve({ git: { commit: 'HEAD' } });
  expect(snapshot).toMatchObject({
    root,
    packagingMode: 'git_archive',
    leftOut: { ignored: 0, byDefault: 0 },
  });
  expect(await difference(await pack(snapshot), join(root, '../expected'), 'code')).toBe('');
});

test('a commit and the same working tree have the same key', async ({
  expect,
  repository,
  resolve,
}) => {
  await repository(tree);
  const keys = await Promise.all(
    [{}, { git: { commit: 'HEAD' } }].map(
      async (source) => (await packSnapshot(await resolve(source))).key,
    ),
  );
  expect(keys[0]).toBe(keys[1]);
});

test('export-ignore and export-subst count, as for git archive', async ({
  expect,
  repository,
  resolve,
  pack,
  members,
}) => {
  await repository({
    '.gitattributes': 'docs export-ignore\nversion.txt export-subst\n',
    'docs/a.md': '',
    'version.txt': '$Format:%s$',
    '._mac': '',
  });
  const found = await members(await pack(await resolve({ git: { commit: 'HEAD' } })));
  expect(found.map(({ name, text }) => `${name} ${text}`)).toEqual([
    'code ',
    'code/.gitattributes docs export-ignore\nversion.txt export-subst\n',
    'code/version.txt first',
  ]);
});

test('files in Git LFS need it', async ({ expect, repository, git, resolve }) => {
  await repository({ '.gitattributes': '*.bin filter=lfs\n', 'm.bin': '' });
  await git(['config', 'filter.lfs.required', 'true']);
  await git(['config', 'filter.lfs.smudge', 'echo "sh: 1: git-lfs: not found" >&2; false']);
  await expect(resolve({ git: { commit: 'HEAD' } })).rejects.toMatchObject({
    code: 'git-failed',
    message: 'the repository has files in Git LFS, and git-lfs is not installed',
    hint: 'Install git-lfs, then run "git lfs pull" in the repository.',
  });
});

test('.airignore does not touch a committed tree', async ({ expect, repository, paths }) => {
  await repository({ '.airignore': '*.py', 'a.py': '' });
  expect(await paths({ git: { commit: 'HEAD' } })).toEqual(['.airignore', 'a.py']);
});

test('of a sub-folder that is not checked out only that is packed', async ({
  expect,
  repository,
  git,
  paths,
}) => {
  await repository({ 'a.py': '', 'sub/in/b.py': '', 'sub/c.py': '', 'other/d': '' });
  await git(['sparse-checkout', 'set', 'other']);
  expect(await paths()).toEqual(['a.py', 'other/', 'other/d']);
  expect(await paths({ root_path: 'code/sub', git: { commit: 'HEAD' } })).toEqual([
    'c.py',
    'in/',
    'in/b.py',
  ]);
});

test('include_paths of a commit are taken literally', async ({
  expect,
  repository,
  paths,
  resolve,
}) => {
  await repository({ 'sub/a.py': '', 'sub/*.py': '', 'sub/d/x': '', '-rf': '' });
  expect(
    await paths({ root_path: 'code/sub', git: { commit: 'HEAD' }, include_paths: ['*.py', 'd'] }),
  ).toEqual(['*.py', 'd/', 'd/x']);
  expect(await paths({ git: { commit: 'HEAD' }, include_paths: ['-rf'] })).toEqual(['-rf']);
  await expect(
    resolve({ git: { commit: 'HEAD' }, include_paths: ['sub/none'] }),
  ).rejects.toMatchObject({
    code: 'include-missing',
    message: expect.stringMatching(
      /^include_paths names "sub\/none", which does not exist in root_path at commit [0-9a-f]{40}$/,
    ),
  });
});

test('a sub-module of a commit is an empty folder, also where include_paths names it', async ({
  expect,
  repository,
  git,
  paths,
  resolve,
}) => {
  await repository({ 'a.py': '' });
  const commit = await git(['rev-parse', 'HEAD']);
  await git(['update-index', '--add', '--cacheinfo', `160000,${commit},vendor`]);
  await git(['commit', '--quiet', '--message', 'vendor']);
  expect(await paths({ git: { commit: 'HEAD' } })).toEqual(['a.py', 'vendor/']);
  const named = (path: string): Parameters<typeof paths>[0] => ({
    git: { commit: 'HEAD' },
    include_paths: [path],
  });
  expect(await paths(named('vendor'))).toEqual(['vendor/']);
  await expect(resolve(named('vendor/lib.c'))).rejects.toMatchObject({ code: 'include-missing' });
});

test('a link of a commit that leaves the folder is named', async ({
  expect,
  repository,
  resolve,
}) => {
  await repository({ 'a.py': '', 'sub/link': { link: '../a.py' } });
  await expect(resolve({ root_path: 'code/sub', git: { commit: 'HEAD' } })).rejects.toMatchObject({
    code: 'link-leaves-root',
    message: 'the link "link" points to "../a.py", outside root_path',
    hint: 'Commit a copy of what it points to, or leave the link out: with include_paths, or with export-ignore in a committed .gitattributes.',
  });
});

test('a link of a commit to a name that is not UTF-8 is refused', async ({
  expect,
  repository,
  git,
  resolve,
}) => {
  const root = await repository({ 'a.py': '' });
  await symlink(Buffer.from([0xe9]), join(root, 'link'));
  await git(['add', 'link']);
  await git(['commit', '--quiet', '--message', 'link']);
  await expect(resolve({ git: { commit: 'HEAD' } })).rejects.toMatchObject({
    code: 'name-not-utf8',
    message: 'what the link "link" points to is not UTF-8',
    hint: 'Rename it, or leave the link out: with include_paths, or with export-ignore in a committed .gitattributes.',
  });
});

test('a name of a commit that is not UTF-8 is refused: an ignore file would not help', async ({
  expect,
  repository,
  git,
  resolve,
}) => {
  const root = await repository({ 'a.py': '' });
  await writeFile(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9])]), '');
  await git(['add', '.']);
  await git(['commit', '--quiet', '--message', 'name']);
  await expect(resolve({ git: { commit: 'HEAD' } })).rejects.toMatchObject({
    code: 'name-not-utf8',
    message: 'the name of "caf\uFFFD" is not UTF-8',
    hint: 'Rename it, or leave it out: with include_paths, or with export-ignore in a committed .gitattributes.',
  });
});

test('a commit over the limit is told how to be smaller: .airignore would not help', async ({
  expect,
  repository,
  resolve,
}) => {
  await repository({ 'data/x': 'x'.repeat(2048), 'a.py': '' });
  await expect(resolve({ git: { commit: 'HEAD' } }, { maxBytes: 1024 })).rejects.toMatchObject({
    code: 'too-large',
    hint: 'Name what the run needs in include_paths, or commit a .gitattributes that leaves out the rest, in a line each: "/data export-ignore". AIR_SNAPSHOT_MAX_BYTES sets the limit.',
  });
});

test('a commit that is not here is named', async ({ expect, repository, resolve }) => {
  await repository({ 'a.py': '' });
  for (const commit of [
    '0123456789012345678901234567890123456789',
    'HEAD~7',
    'HEAD:a.py',
    '^HEAD',
    'main..main',
  ]) {
    await expect(resolve({ git: { commit } })).rejects.toMatchObject({
      code: 'commit-not-local',
      message: `git.commit "${commit}" does not name a commit in the local repository`,
      hint: 'Fetch it first, or check the spelling.',
    });
  }
});

test('a shallow clone packs its commit, and says why it has no older one', async ({
  expect,
  repository,
  write,
  git,
  paths,
  resolve,
  folder,
}) => {
  await repository({ 'a.py': '' });
  await write({ 'b.py': '' });
  await git(['add', '.']);
  await git(['commit', '-qm', 'second']);
  await git(['clone', '--quiet', '--depth=1', `file://${folder}/code`, '../shallow']);
  expect(await paths({ root_path: 'shallow', git: { commit: 'HEAD' } })).toEqual(['a.py', 'b.py']);
  await expect(resolve({ root_path: 'shallow', git: { commit: 'HEAD~1' } })).rejects.toMatchObject({
    code: 'commit-not-local',
    hint: 'The repository is a shallow clone: fetch the commit first, with "git fetch --unshallow" for all of them.',
  });
});

test('a partial clone fetches what it lacks, and says so when its remote is gone', async ({
  expect,
  repository,
  git,
  paths,
  resolve,
  folder,
}) => {
  await repository({ 'a.py': 'a', 'b.py': 'b' });
  await git(['config', 'uploadpack.allowFilter', 'true']);
  await git(['config', 'uploadpack.allowAnySHA1InWant', 'true']);
  const clone = [
    'clone',
    '--quiet',
    '--filter=blob:none',
    '--no-checkout',
    `file://${folder}/code`,
  ];
  await git([...clone, '../partial']);
  await git([...clone, '../other']);
  const of = (root_path: string): Parameters<typeof paths>[0] => ({
    root_path,
    git: { commit: 'HEAD' },
  });
  expect(await paths(of('partial'))).toEqual(['a.py', 'b.py']);
  await rm(join(folder, 'code'), { recursive: true });
  expect(await paths(of('partial'))).toEqual(['a.py', 'b.py']);
  await expect(resolve(of('other'))).rejects.toMatchObject({
    code: 'git-failed',
    message: 'the repository is a partial clone, and what it lacks could not be fetched',
    hint: 'Launch again when its remote can be reached ("git fetch" tells why not), or leave git out to pack the working tree.',
  });
});

test('a branch is packed when everything is committed', async ({
  expect,
  repository,
  write,
  git,
  paths,
  resolve,
}) => {
  await repository({ 'a.py': '', 'sub/b.py': '' });
  await git(['branch', 'feature/x']);
  await write({ '__pycache__/x.pyc': '' });
  expect(await paths({ git: { branch: 'feature/x' } })).toEqual(['a.py', 'sub/', 'sub/b.py']);
  await write({ 'sub/b.py': 'changed', 'sub/new file.py': '' });
  await expect(resolve({ git: { branch: 'main' } })).rejects.toMatchObject({
    code: 'uncommitted-changes',
    message:
      'git.branch "main" would be packed without what is not committed: "sub/b.py", "sub/new file.py"',
    hint: 'Commit or stash it, or leave git out to pack the working tree as it is.',
  });
  expect(await paths({ git: { branch: 'main' }, include_paths: ['a.py'] })).toEqual(['a.py']);
  await expect(resolve({ git: { branch: 'none' } })).rejects.toMatchObject({
    code: 'branch-missing',
    message: 'git.branch "none" is not a local branch',
    hint: 'Check the spelling, or make the branch.',
  });
});

test('without a repository there is no commit', async ({ expect, write, resolve, folder }) => {
  await write({ 'a.py': '' });
  await expect(resolve({ git: { commit: 'HEAD' } })).rejects.toMatchObject({
    code: 'not-a-repository',
    message: `code_source.git needs a git repository, and "${folder}/code" is in none`,
    hint: 'Leave git out to pack the folder as it is.',
  });
});

test('without git the hint is to install it', async ({
  expect,
  repository,
  resolve,
  env,
  folder,
}) => {
  await repository({ 'a.py': '' });
  await expect(resolve({}, { env: { ...env, PATH: folder } })).rejects.toMatchObject({
    code: 'git-missing',
    message: 'git could not be started',
    hint: 'Install git and put it on PATH: the code is in a git repository.',
  });
});

test('variables of git that point elsewhere do not mislead', async ({
  expect,
  repository,
  paths,
  write,
  env,
  resolve,
  folder,
}) => {
  await repository({ 'a.py': '' });
  await write({ 'x.py': '' }, 'other');
  const misleading = {
    ...env,
    GIT_DIR: `${folder}/other`,
    GIT_INDEX_FILE: '/dev/null',
    GIT_GLOB_PATHSPECS: '1',
  };
  const { entries } = await resolve({ git: { commit: 'HEAD' } }, { env: misleading });
  expect(entries.map(({ path }) => path)).toEqual(await paths());
});
