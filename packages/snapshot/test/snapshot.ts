import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { test as base } from 'vitest';
import { packSnapshot } from '../src/pack-snapshot.ts';
import { resolveSnapshot } from '../src/snapshot.ts';
import type { Snapshot, SnapshotInput } from '../src/snapshot.ts';

const execute = promisify(execFile);

/** What a tree is made of, by path: text, an executable, a link or an empty folder. */
export type Tree = Readonly<
  Record<string, string | { run: string } | { link: string } | { folder: true }>
>;

/** What Python's tarfile finds in an archive, in its order. */
export interface Member {
  readonly name: string;
  readonly type: 'file' | 'folder' | 'link' | 'other';
  readonly mode: number;
  readonly mtime: number;
  readonly owner: string;
  readonly target: string;
  readonly text: string;
}

export interface Fixtures {
  /** A folder of the test's own; gone after it. */
  folder: string;
  env: Record<string, string>;
  /** Writes a tree below a folder of the test, `code` unless told. Answers with its absolute path. */
  write: (tree: Tree, below?: string) => Promise<string>;
  /** Runs git in a folder of the test, `code` unless told. */
  git: (args: readonly string[], below?: string) => Promise<string>;
  /** A repository in `code` with this tree as its only commit. */
  repository: (tree: Tree) => Promise<string>;
  resolve: (
    source?: Partial<SnapshotInput['codeSource']>,
    input?: Partial<SnapshotInput>,
  ) => Promise<Snapshot>;
  /** The paths of a snapshot's entries; folders end in `/`. */
  paths: (source?: Partial<SnapshotInput['codeSource']>) => Promise<readonly string[]>;
  /** Packs to a file and answers with its path. */
  pack: (snapshot: Snapshot) => Promise<string>;
  members: (archive: string) => Promise<readonly Member[]>;
}

export const test = base.extend<Fixtures>({
  folder: async ({ task: _task }, use) => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'air-snapshot-')));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  env: async ({ folder }, use) => {
    await use({
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
    });
  },
  write: async ({ folder }, use) => {
    await use(async (tree, below = 'code') => {
      const root = join(folder, below);
      await mkdir(root, { recursive: true });
      for (const [path, content] of Object.entries(tree)) await writeOne(join(root, path), content);
      return root;
    });
  },
  git: async ({ folder, env }, use) => {
    await use(async (args, below = 'code') => {
      const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
      const settings = [
        ...identity,
        '-c',
        'init.defaultBranch=main',
        '-c',
        'protocol.file.allow=always',
      ];
      const { stdout } = await execute('git', [...settings, ...args], {
        cwd: join(folder, below),
        env,
      });
      return stdout.trim();
    });
  },
  repository: async ({ write, git }, use) => {
    await use(async (tree) => {
      const root = await write(tree);
      await git(['init', '--quiet']);
      await git(['add', '--all']);
      await git(['commit', '--quiet', '--message', 'first']);
      return root;
    });
  },
  resolve: async ({ folder, env }, use) => {
    await use(async (source = {}, input = {}) => {
      const codeSource = { root_path: 'code', ...source };
      return resolveSnapshot({ codeSource, configDirectory: folder, env, ...input });
    });
  },
  paths: async ({ resolve }, use) => {
    await use(async (source) => {
      const { entries } = await resolve(source);
      return entries.map(({ kind, path }) => (kind === 'folder' ? `${path}/` : path));
    });
  },
  pack: async ({ folder }, use) => {
    let count = 0;
    await use(async (snapshot) => {
      count += 1;
      const file = join(folder, `${count}.tar.gz`);
      const { archive } = await packSnapshot(snapshot);
      await pipeline(archive(), createWriteStream(file));
      return file;
    });
  },
  members: async ({ task: _task }, use) => {
    await use(async (archive) => {
      const { stdout } = await execute('python3', ['-c', readTar, archive]);
      const members: readonly Member[] = JSON.parse(stdout);
      return members;
    });
  },
});

/** Unpacks with GNU tar, or another one, and says how the result differs from a folder; the empty text when it does not. */
export async function difference(
  archive: string,
  expected: string,
  top: string,
  tar: string = 'tar',
): Promise<string> {
  const into = `${archive}.unpacked`;
  await mkdir(into);
  await execute(tar, ['-xzf', archive, '-C', into]);
  const args = ['-r', '--no-dereference', '--exclude=.git', expected, join(into, top)];
  return execute('diff', args).then(
    ({ stdout }) => stdout,
    (error: unknown) => String(error),
  );
}

async function writeOne(path: string, content: Tree[string]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if (typeof content === 'string') await writeFile(path, content);
  else if ('folder' in content) await mkdir(path);
  else if ('link' in content) await symlink(content.link, path);
  else {
    await writeFile(path, content.run);
    await chmod(path, 0o755);
  }
}

const readTar = `
import json, sys, tarfile
members = []
with tarfile.open(sys.argv[1], "r:gz") as archive:
    for m in archive:
        kind = "file" if m.isfile() else "folder" if m.isdir() else "link" if m.issym() else "other"
        text = archive.extractfile(m).read().decode("utf-8", "replace") if m.isfile() else ""
        members.append(dict(name=m.name, type=kind, mode=m.mode, mtime=m.mtime, owner=f"{m.uid}:{m.gid}:{m.uname}:{m.gname}", target=m.linkname, text=text))
print(json.dumps(members))
`;
