import { chmod, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { difference, test as base } from '../../test/snapshot.ts';
import type { Tree } from '../../test/snapshot.ts';
import type { SnapshotInput } from '../snapshot.ts';
import { gitDiff } from './git-diff.ts';
import { gitStateFiles } from './git-state.ts';

interface Fixtures {
  /**
   * How the commit with the diff on it differs from what is packed, the empty text when it does not: clones, applies
   * with git, unpacks, compares.
   */
  applied: (source?: Partial<SnapshotInput['codeSource']>) => Promise<string>;
  /** The diff as text, or its status where there is none. */
  diffOf: (source?: Partial<SnapshotInput['codeSource']>) => Promise<string>;
}

const test = base.extend<Fixtures>({
  diffOf: async ({ resolve }, use) => {
    await use(async (source) => {
      const { files } = await gitStateFiles(await resolve(source), { withDiff: true });
      const [state, diff] = files.map(({ bytes }) => new TextDecoder().decode(bytes));
      return diff ?? String(JSON.parse(state ?? '').diff_status);
    });
  },
  applied: async ({ folder, resolve, pack, git, diffOf }, use) => {
    await use(async (source) => {
      const snapshot = await resolve(source);
      const below = snapshot.repository?.prefix ?? '';
      await writeFile(join(folder, 'patch'), await diffOf(source));
      await git(['clone', '--quiet', 'code', 'clone'], '.');
      await git(['apply', '../patch'], 'clone');
      const archive = await pack(snapshot);
      return difference(archive, join(folder, 'clone', below), basename(snapshot.root));
    });
  },
});

const committed = {
  'changed.py': 'old\n',
  'gone.py': 'gone\n',
  'sub/kept.py': 'kept\n',
  'sub/changed.py': 'old\n',
  'sub/run.sh': 'run\n',
  'folder/in/it': 'x\n',
  file: 'x\n',
  moved: 'some\nlines\nthat\nmove\n',
};

/** Everything that git tells of, and some that it does not. */
async function changeAll(root: string, write: (tree: Tree) => Promise<unknown>): Promise<void> {
  for (const path of ['gone.py', 'folder', 'file']) await rm(join(root, path), { recursive: true });
  await rename(join(root, 'moved'), join(root, 'sub/moved'));
  await chmod(join(root, 'sub/run.sh'), 0o755);
  await writeFile(join(root, 'sub/noise.bin'), Buffer.from([0, 1, 2, 255, 254, 0, 10, 13]));
  await write({
    'changed.py': 'new\n',
    folder: { link: 'sub' },
    'file/is/a folder.txt': 'no line break at the end',
    'sub/changed.py': 'new\r\n',
    'sub/two\nlines "and" \\ quotes\t.txt': 'x\n',
    'sub/-rf': 'x\n',
    'sub/:(top)*': 'x\n',
    'sub/caf\u00e9.txt': 'x\n',
    'sub/cafe\u0301.txt': 'y\n',
    'sub/new.sh': { run: '#!/bin/sh\n' },
    'sub/link': { link: 'kept.py' },
    'sub/nowhere': { link: 'not/there' },
    'sub/empty': '',
  });
}

test('the commit with the diff on it is what is packed: new files, binary ones, links and modes too', async ({
  expect,
  repository,
  write,
  applied,
}) => {
  await changeAll(await repository(committed), write);
  expect(await applied()).toBe('');
});

test('so it is for a sub-folder, of which nothing else is told', async ({
  expect,
  repository,
  write,
  applied,
  diffOf,
}) => {
  await changeAll(await repository(committed), write);
  const source = { root_path: 'code/sub' };
  expect(await applied(source)).toBe('');
  expect((await diffOf(source)).match(/^diff --git "?a\/(?!sub\/).*$/m)).toBeNull();
});

test('of include_paths it holds what git ignores, and never what stays at home', async ({
  expect,
  repository,
  write,
  diffOf,
}) => {
  await repository({ '.gitignore': '*.bin\n', '.airignore': 'private*\n', 'private.py': '' });
  await write({ 'private.py': 'mine', 'private.txt': 'mine', 'm.bin': 'weights\n', 'n.bin': '' });
  expect(await diffOf()).toBe('clean');
  const diff = await diffOf({ include_paths: ['m.bin', 'private.py'] });
  expect(diff.match(/^[+]{3} .*$/gm)).toEqual(['+++ b/m.bin', '+++ b/private.py']);
});

test('neither what is staged nor settings for people change the diff', async ({
  expect,
  repository,
  write,
  git,
  applied,
}) => {
  await changeAll(await repository(committed), write);
  await git(['add', '--intent-to-add', 'sub/-rf']);
  await git(['add', 'changed.py', 'sub/noise.bin', 'gone.py']);
  await write({ 'changed.py': 'newer\n' });
  for (const [name, value] of Object.entries({
    'diff.noprefix': 'true',
    'diff.context': '0',
    'diff.external': 'false',
    'diff.relative': 'true',
    'diff.renames': 'copies',
    'color.ui': 'always',
    'core.quotePath': 'false',
  })) {
    await git(['config', name, value]);
  }
  expect(await applied()).toBe('');
});

test('the diff of a conflict has the file as it is', async ({
  expect,
  repository,
  write,
  git,
  applied,
}) => {
  await repository({ 'a.py': 'one\n' });
  for (const branch of ['left', 'right']) {
    await git(['checkout', '--quiet', '-b', branch, 'main']);
    await write({ 'a.py': `${branch}\n` });
    await git(['commit', '--quiet', '--all', '--message', branch]);
  }
  await expect(git(['merge', 'left'])).rejects.toThrow();
  expect(await applied()).toBe('');
});

test('a repository inside that git does not track comes file by file, a sub-module by its commit', async ({
  expect,
  repository,
  write,
  git,
  resolve,
  diffOf,
}) => {
  await repository({ 'a.py': '' });
  await write({ 'lib.c': '' }, 'library');
  await git(['init', '--quiet'], 'library');
  await git(['add', '.'], 'library');
  await git(['commit', '--quiet', '--message', 'x'], 'library');
  await git(['submodule', '--quiet', 'add', '../library', 'vendor']);
  await git(['commit', '--quiet', '--message', 'vendor']);
  await git(['clone', '--quiet', '../library', 'clone']);
  await write({ 'vendor/lib.c': 'changed' });
  const told = (diff: string): readonly string[] => diff.match(/^diff --git .*|^.Sub.*$/gm) ?? [];
  expect(told(await diffOf())).toEqual(['diff --git a/clone/lib.c b/clone/lib.c']);
  const { warnings } = await gitStateFiles(await resolve(), { withDiff: true });
  expect(warnings).toEqual(['git_diff.patch does not tell what changed inside "vendor"']);
  const from = await git(['rev-parse', 'HEAD'], 'code/vendor');
  await git(['commit', '--quiet', '--all', '--message', 'newer'], 'code/vendor');
  const to = await git(['rev-parse', 'HEAD'], 'code/vendor');
  expect(told(await diffOf())).toEqual([
    'diff --git a/clone/lib.c b/clone/lib.c',
    'diff --git a/vendor b/vendor',
    `-Subproject commit ${from}`,
    `+Subproject commit ${to}`,
  ]);
});

test('of a commit it leads from what is packed to what is on disk', async ({
  expect,
  repository,
  write,
  git,
  diffOf,
}) => {
  await repository({ 'a.py': 'first\n' });
  await write({ 'a.py': 'second\n' });
  await git(['commit', '--quiet', '--all', '--message', 'second']);
  expect(await diffOf({ git: { commit: 'HEAD~1' } })).toBe('clean');
  await write({ 'a.py': 'third\n', 'new.py': 'new\n' });
  const diff = await diffOf({ git: { commit: 'HEAD~1' } });
  expect(diff.match(/^[-+]\w.*$/gm)).toEqual(['-first', '+third', '+new']);
});

test('the index and the objects of the repository stay as they are', async ({
  expect,
  repository,
  write,
  diffOf,
}) => {
  const root = await repository(committed);
  await changeAll(root, write);
  const before = await contentOf(root);
  expect(await diffOf()).toContain('GIT binary patch');
  expect(await contentOf(root)).toEqual(before);
});

test('so many paths, or so much that is new, that it cannot be under 1 MiB is not even looked at', async ({
  expect,
}) => {
  const repository = { top: '/nowhere', prefix: '', head: undefined, env: {} };
  const options = { repository, commit: undefined };
  const paths = Array.from({ length: 2200 }, (_, index) => `${'n'.repeat(240)}${index}`);
  const many = paths.map((path) => ({ path, mode: '120000' }));
  const much = [{ path: 'model.bin', mode: '100644', newBytes: 2 ** 30 }];
  for (const changes of [many, much]) {
    expect(await gitDiff(changes, options)).toEqual({ status: 'size_exceeded' });
  }
});

test('a git that is slow to tell is not waited for', async ({ expect, write, env, folder }) => {
  const top = await write({});
  const slow = '#!/bin/sh\ncase "$*" in *diff-index*) sleep 600 ;; esac\n';
  const bin = await write({ git: { run: slow } }, 'bin');
  const slowEnv = { ...env, PATH: `${bin}:${env['PATH']}` };
  const changes = [{ path: 'a.py', mode: '100644' }];
  const repository = { top, prefix: '', head: '0', env: slowEnv };
  const options = { repository, commit: '0', milliseconds: 300 };
  expect(await gitDiff(changes, options)).toEqual({ status: 'timeout' });
  expect(await readdir(folder)).toEqual(['bin', 'code']);
});

async function contentOf(root: string): Promise<readonly unknown[]> {
  const objects = await readdir(join(root, '.git/objects'), { recursive: true });
  return [objects.toSorted(), await readFile(join(root, '.git/index'))];
}
