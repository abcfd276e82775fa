import { chmod, mkdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, vi } from 'vitest';
import { test as base } from '../../test/snapshot.ts';
import type { Tree } from '../../test/snapshot.ts';
import { packSnapshot } from '../pack-snapshot.ts';
import { codeState } from './code-state.ts';

interface Launched {
  readonly key: string;
  readonly wasRead: boolean;
}

interface Fixtures {
  cacheFolder: string;
  keysFile: string;
  launch: () => Promise<Launched>;
}

const test = base.extend<Fixtures>({
  cacheFolder: async ({ folder }, use) => {
    await use(join(folder, 'cache', 'air'));
  },
  keysFile: async ({ cacheFolder }, use) => {
    await use(join(cacheFolder, 'snapshot-keys'));
  },
  launch: async ({ resolve, cacheFolder }, use) => {
    await use(async () => {
      const progress: unknown[] = [];
      const snapshot = await resolve({}, { cacheFolder });
      const { key } = await packSnapshot(snapshot, { onProgress: (told) => progress.push(told) });
      return { key, wasRead: progress.length > 0 };
    });
  },
});

const hasLocalTimes = codeState(tmpdir(), 'tmp', []) !== undefined;
const tree: Tree = {
  'train.py': 'print(1)\n',
  'run.sh': { run: '#!/bin/sh\n' },
  'data/latest': { link: 'v1' },
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  // as if the tree had been there for a while
  vi.setSystemTime(Date.now() + 60_000);
});
afterEach(() => {
  vi.useRealTimers();
});

test.runIf(hasLocalTimes)(
  'code that has not changed is read once',
  async ({ expect, write, launch }) => {
    await write(tree);
    const first = await launch();
    expect(first.wasRead).toBe(true);
    expect(await launch()).toEqual({ key: first.key, wasRead: false });
  },
);

test.runIf(hasLocalTimes)(
  'code in a repository that has not changed is read once, too',
  async ({ expect, repository, launch }) => {
    await repository(tree);
    const first = await launch();
    expect(await launch()).toEqual({ key: first.key, wasRead: false });
  },
);

const changes: readonly (readonly [what: string, change: (root: string) => Promise<void>])[] = [
  [
    'other content of the same length with the old times',
    async (root) => {
      await writeFile(join(root, 'train.py'), 'print(2)\n');
      await utimes(join(root, 'train.py'), 1, 1);
    },
  ],
  [
    'another file moved to its place',
    async (root) => {
      await writeFile(join(root, '../other.py'), 'print(2)\n');
      await utimes(join(root, '../other.py'), 1, 1);
      await rename(join(root, '../other.py'), join(root, 'train.py'));
    },
  ],
  ['an executable bit', (root) => chmod(join(root, 'train.py'), 0o755)],
  ['another name', (root) => rename(join(root, 'train.py'), join(root, 'main.py'))],
  ['a new file', (root) => writeFile(join(root, 'new.py'), '')],
  ['a file less', (root) => rm(join(root, 'train.py'))],
  ['a new folder', (root) => mkdir(join(root, 'empty'))],
  [
    'another target of a link',
    async (root) => {
      await rm(join(root, 'data/latest'));
      await symlink('v2', join(root, 'data/latest'));
    },
  ],
];

for (const [what, change] of changes) {
  test(`${what} is another state`, async ({ expect, write, resolve, launch }) => {
    const root = await write(tree);
    await utimes(join(root, 'train.py'), 1, 1);
    const before = await launch();
    await change(root);
    const after = await launch();
    expect(after.key).not.toBe(before.key);
    expect(after).toEqual({ key: (await packSnapshot(await resolve())).key, wasRead: true });
  });
}

test('what was changed a moment ago is read again: the next change could leave the same times', async ({
  expect,
  write,
  launch,
}) => {
  vi.useRealTimers();
  const before = Date.now();
  await write(tree);
  vi.useFakeTimers({ toFake: ['Date'], now: before + 20 });
  expect((await launch()).wasRead).toBe(true);
  expect((await launch()).wasRead).toBe(true);
});

test.runIf(hasLocalTimes)(
  'a kept key that is wrong is told when the code is sent, and forgotten',
  async ({ expect, write, resolve, launch, cacheFolder, keysFile }) => {
    const root = await write(tree);
    const { key } = await launch();
    const kept = await readFile(keysFile, 'utf8');
    await writeFile(keysFile, kept.replace(key, 'f'.repeat(64)));
    const { archive } = await packSnapshot(await resolve({}, { cacheFolder }));
    await expect(buffer(archive())).rejects.toThrow(
      `the code in "${root}" was changed while it was being packed`,
    );
    expect(await launch()).toEqual({ key, wasRead: true });
  },
);

test.runIf(hasLocalTimes)(
  'a kept key names an archive that can still be made',
  async ({ expect, write, resolve, launch, cacheFolder }) => {
    await write(tree);
    await launch();
    const { archive } = await packSnapshot(await resolve({}, { cacheFolder }));
    const bytes = gunzipSync(await buffer(archive()));
    expect(bytes.includes('print(1)\n')).toBe(true);
  },
);

test.runIf(hasLocalTimes)(
  'a hundred states are kept, and what is no key is dropped',
  async ({ expect, write, launch, cacheFolder, keysFile }) => {
    const line = (index: number): string => `${String(index).padStart(64, '0')} ${'a'.repeat(64)}`;
    const older = Array.from({ length: 150 }, (_, index) => line(index));
    await mkdir(cacheFolder, { recursive: true });
    await writeFile(keysFile, ['\0\xFF', ...older, 'half a li'].join('\n'));
    await write(tree);
    const { key } = await launch();
    const [ours, ...others] = (await readFile(keysFile, 'utf8')).trimEnd().split('\n');
    expect(ours).toMatch(new RegExp(`^[0-9a-f]{64} ${key}$`));
    expect(others).toEqual(older.slice(0, 99));
  },
);

test('a cache that cannot be written is as none', async ({ expect, folder, write, launch }) => {
  await write(tree);
  await writeFile(join(folder, 'cache'), 'a file in the place of the folder');
  const first = await launch();
  expect(await launch()).toEqual({ key: first.key, wasRead: true });
});

test.runIf(process.platform === 'linux')(
  'a file system that no disk is behind has no state',
  ({ expect }) => {
    expect(codeState('/proc', 'proc', [])).toBeUndefined();
  },
);
