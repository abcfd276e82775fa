import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { SnapshotError, unreadable } from '../errors.ts';
import { git, records } from '../git/git.ts';
import type { GitOptions } from '../git/git.ts';

/** What git knows of a folder on disk; paths are relative to it. */
export interface GitFiles {
  /** In the index; may be gone from the disk. */
  readonly tracked: readonly string[];
  readonly untracked: readonly string[];
  /** What git ignores; a folder that is ignored as a whole, `./` too, ends in `/` and stands for all that is in it. */
  readonly ignored: readonly string[];
  /** Folders of sub-modules without a repository in them: git lists nothing of what is there. */
  readonly unlisted: readonly string[];
}

/** Asks git, and in each sub-module and each repository or worktree inside it git again. */
export async function gitFiles(options: GitOptions): Promise<GitFiles> {
  const [listed, ignored] = await Promise.all([
    list(['-t', '--cached', '--stage', '--others', '--exclude-standard'], options),
    list(['--others', '--ignored', '--exclude-standard', '--directory'], options).catch(allIgnored),
  ]);
  const others = listed.flatMap((record) => (isUntracked(record) ? record.slice(2) : []));
  const cached = listed.filter((record) => !isUntracked(record));
  const tracked = cached.map((record) => pathOf(record));
  const modules = tracked.filter((_, index) => cached[index]?.startsWith('160000 ', 2) === true);
  const isRepository = (path: string): boolean => existsSync(join(options.folder, path, '.git'));
  const inside = [
    ...modules.filter(isRepository),
    ...others.filter((path) => path.endsWith('/')).map((path) => path.slice(0, -1)),
  ];
  const own: GitFiles = {
    tracked: tracked.filter((path) => path !== ''),
    untracked: others.filter((path) => !path.endsWith('/')),
    ignored,
    unlisted: modules.filter((path) => !isRepository(path) && isFolder(join(options.folder, path))),
  };
  const parts = [own];
  for (const path of inside) parts.push(await filesBelow(path, options));
  return {
    tracked: parts.flatMap((part) => part.tracked),
    untracked: parts.flatMap((part) => part.untracked),
    ignored: parts.flatMap((part) => part.ignored),
    unlisted: parts.flatMap((part) => part.unlisted),
  };
}

/** Whether git ignores the path itself or a folder around it, tracked or not. */
export async function isGitIgnored(path: string, options: GitOptions): Promise<boolean> {
  // with ./ before it, a name cannot be taken for more than a name
  const args = ['check-ignore', '--quiet', '--no-index', '--', `./${path}`];
  // 128: below a link or in a sub-module, of which this repository's rules say nothing
  const { status } = await git(args, { ...options, statuses: [0, 1, 128] });
  return status === 0;
}

async function list(args: readonly string[], options: GitOptions): Promise<readonly string[]> {
  const answer = await git(['ls-files', '-z', ...args], options);
  // git goes on without such a folder
  const locked = /^warning: could not open directory '(.*?)\/?': (.*)$/m.exec(answer.complaints);
  if (locked !== null) throw unreadable(join(options.folder, locked[1] ?? ''), locked[2]);
  return records(answer);
}

/** Below a folder that is ignored git stumbles over itself. */
function allIgnored(error: unknown): readonly string[] {
  if (error instanceof SnapshotError && /not superset of prefix/.test(error.message)) return ['./'];
  throw error;
}

async function filesBelow(path: string, options: GitOptions): Promise<GitFiles> {
  const files = await gitFiles({ ...options, folder: join(options.folder, path) });
  const below = (name: string): string => `${path}/${name}`;
  return {
    tracked: files.tracked.map(below),
    untracked: files.untracked.map(below),
    ignored: files.ignored.map(below),
    unlisted: files.unlisted.map(below),
  };
}

/** The empty text for the folder itself, of a sub-module that is not checked out. */
function pathOf(record: string): string {
  const path = record.slice(record.indexOf('\t') + 1);
  return path === './' ? '' : path;
}

/** git writes `? <name>` for it, and `H 100644 <id> 0<tab><name>` for what it tracks. */
function isUntracked(record: string): boolean {
  return record.startsWith('? ');
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
