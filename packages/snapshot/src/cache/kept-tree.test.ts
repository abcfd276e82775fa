import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { test as base } from '../../test/snapshot.ts';
import type { Tree } from '../../test/snapshot.ts';
import { packSnapshot } from '../pack-snapshot.ts';
import type { Snapshot } from '../snapshot.ts';

interface Fixtures {
  cacheFolder: string;
  trees: string;
  /** The snapshot of what is checked out, and whether git was asked for all of it. */
  launch: (commit?: string) => Promise<{ snapshot: Snapshot; wasRead: boolean }>;
}

const test = base.extend<Fixtures>({
  cacheFolder: async ({ folder }, use) => {
    await use(join(folder, 'cache'));
  },
  trees: async ({ cacheFolder }, use) => {
    await use(join(cacheFolder, 'committed-trees'));
  },
  launch: async ({ folder, env, resolve, cacheFolder }, use) => {
    const log = join(folder, 'asked');
    const bin = join(folder, 'bin');
    await mkdir(bin);
    const script = `#!/bin/sh\necho "$*" >> '${log}'\nPATH='${env['PATH']}' exec git "$@"\n`;
    await writeFile(join(bin, 'git'), script, { mode: 0o755 });
    const logged = { ...env, PATH: `${bin}:${env['PATH']}` };
    await use(async (commit = 'HEAD') => {
      await writeFile(log, '');
      const snapshot = await resolve({ git: { commit } }, { cacheFolder, env: logged });
      return { snapshot, wasRead: / archive /.test(await readFile(log, 'utf8')) };
    });
  },
});

const tree: Tree = {
  'train.py': 'print(1)\n',
  'run.sh': { run: '#!/bin/sh\n' },
  'two\nlines/latest': { link: '../train.py' },
};

test('a committed tree is read once', async ({ expect, repository, launch }) => {
  await repository(tree);
  const first = await launch();
  const second = await launch();
  expect([first.wasRead, second.wasRead]).toEqual([true, false]);
  expect(second.snapshot.key).toBe(first.snapshot.key);
  expect(second.snapshot.entries).toEqual(first.snapshot.entries);
  const bytes = gunzipSync(await buffer((await packSnapshot(second.snapshot)).archive()));
  expect(bytes.includes('print(1)\n')).toBe(true);
});

const changes: readonly (readonly [what: string, args: readonly string[]])[] = [
  ['another commit', ['commit', '--quiet', '--allow-empty', '--message', 'second']],
  ['a tag, which a file can name', ['tag', 'v1']],
  ['another branch at the same commit', ['switch', '--quiet', '--create', 'other']],
  ['no branch', ['switch', '--quiet', '--detach']],
  ['a setting', ['config', 'core.autocrlf', 'true']],
];

for (const [what, args] of changes) {
  test(`${what} is another state`, async ({ expect, repository, git, launch }) => {
    await repository(tree);
    await launch();
    await git(args);
    expect((await launch()).wasRead).toBe(true);
  });
}

test('attributes of the clone alone are another state', async ({ expect, repository, launch }) => {
  const root = await repository(tree);
  await launch();
  await appendFile(join(root, '.git/info/attributes'), 'run.sh export-ignore\n');
  const { snapshot, wasRead } = await launch();
  expect(wasRead).toBe(true);
  expect(snapshot.entries.map(({ path }) => path)).not.toContain('run.sh');
});

test('nothing is kept where a program has a say', async ({
  expect,
  repository,
  git,
  launch,
  trees,
}) => {
  await repository(tree);
  await git(['config', 'filter.upper.smudge', 'tr a-z A-Z']);
  expect((await launch()).wasRead).toBe(true);
  expect((await launch()).wasRead).toBe(true);
  await expect(readdir(trees)).rejects.toThrow('ENOENT');
});

test('what was kept and is wrong is told when the code is sent, and forgotten', async ({
  expect,
  repository,
  launch,
}) => {
  const root = await repository(tree);
  const { snapshot } = await launch();
  const wrong = { entries: snapshot.entries, key: 'f'.repeat(64) };
  await snapshot.kept?.keep(wrong);
  const { archive } = await packSnapshot((await launch()).snapshot);
  await expect(buffer(archive())).rejects.toThrow(
    `the code in "${root}" was changed while it was being packed`,
  );
  const again = await launch();
  expect([again.wasRead, again.snapshot.key]).toEqual([true, snapshot.key]);
});

test('a file that is not as it was written is as none', async ({
  expect,
  repository,
  launch,
  trees,
}) => {
  await repository(tree);
  await launch();
  const [state = ''] = await readdir(trees);
  await appendFile(join(trees, state), '\0file\0more.py\x001');
  expect((await launch()).wasRead).toBe(true);
  expect((await launch()).wasRead).toBe(false);
});

test('twenty trees are kept', async ({ expect, repository, launch, trees }) => {
  await repository(tree);
  await mkdir(trees, { recursive: true });
  for (let index = 0; index < 30; index += 1) await writeFile(join(trees, `${index}`), '');
  await launch();
  expect(await readdir(trees)).toHaveLength(20);
  expect((await launch()).wasRead).toBe(false);
});
