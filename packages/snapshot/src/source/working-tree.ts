import { SnapshotError } from '../errors.ts';
import { eventLoopTurns } from '../event-loop-turns.ts';
import type { GitOptions } from '../git/git.ts';
import type { Source } from './entry.ts';
import { gitFiles, isGitIgnored } from './git-files.ts';
import { Includes } from './includes.ts';
import { isNeverPacked } from './left-out.ts';
import { readFiles } from './read-files.ts';
import type { Env } from './root-folder.ts';
import { Selection } from './selection.ts';
import type { LeftOut } from './selection.ts';

export interface WorkingTreeOptions {
  /** The code folder, absolute. */
  readonly root: string;
  /** Whether git knows the folder and says what is in it. */
  readonly isInRepository: boolean;
  readonly includePaths: readonly string[] | undefined;
  readonly env: Env;
  readonly signal?: AbortSignal | undefined;
}

export interface WorkingTree extends Source {
  readonly leftOut: LeftOut;
}

/** The files of a folder as they are on disk, uncommitted changes included. */
export async function workingTree(options: WorkingTreeOptions): Promise<WorkingTree> {
  const { root, isInRepository, env, signal } = options;
  const includes = new Includes(options.includePaths);
  const selection = new Selection(root, includes);
  const turn = eventLoopTurns(signal);
  for (const path of includes.paths) requireThere(path, includes, selection);
  if (isInRepository) await selectWithGit(selection, { folder: root, env, signal }, turn);
  else await selection.walk('', turn);
  for (const path of includes.paths) {
    const isLeftOut =
      selection.leavesOut(path) ||
      (isInRepository && (await isGitIgnored(path, { folder: root, env, signal })));
    if (isLeftOut) await selection.named(path, turn);
    // all that is in a folder can be left out, though the folder is not
    else selection.entries.add(path);
    if (!selection.entries.has(path)) throw behindLink(path, includes);
  }
  const entries = selection.entries.sorted();
  return {
    entries,
    leftOut: selection.leftOut,
    read: (readSignal) => readFiles(root, entries, readSignal),
  };
}

async function selectWithGit(
  selection: Selection,
  options: GitOptions,
  turn: () => Promise<void> | undefined,
): Promise<void> {
  const files = await gitFiles(options);
  // whoever names an ignored folder as the code means what is in it
  const isIgnored = files.tracked.length === 0 && files.ignored.includes('./');
  if (isIgnored) return selection.walk('', turn);
  await forEach(files.tracked, (path) => selection.tracked(path), turn);
  await forEach(files.untracked, (path) => selection.untracked(path), turn);
  for (const path of files.ignored) await selection.ignored(path, turn);
  for (const path of files.unlisted) await selection.walk(path, turn);
  for (const path of selection.specials()) {
    if (!(await isGitIgnored(path, options))) selection.untracked(path);
  }
}

async function forEach(
  paths: readonly string[],
  select: (path: string) => void,
  turn: () => Promise<void> | undefined,
): Promise<void> {
  for (const path of paths) {
    select(path);
    const waiting = turn();
    // to wait for nothing costs as much as the rest
    if (waiting !== undefined) await waiting;
  }
}

function requireThere(path: string, includes: Includes, { entries }: Selection): void {
  const includeIndex = includes.indexOf(path);
  if (isNeverPacked(path)) {
    throw new SnapshotError(
      'include-missing',
      `include_paths names "${path}", which is never packed`,
      { includeIndex },
    );
  }
  if (entries.look(path) !== undefined) return;
  throw new SnapshotError(
    'include-missing',
    `include_paths names "${path}", which does not exist in root_path`,
    { hint: 'Paths are relative to root_path; globs are not expanded.', includeIndex },
  );
}

function behindLink(path: string, includes: Includes): SnapshotError {
  return new SnapshotError(
    'include-missing',
    `include_paths names "${path}", which is behind a link and has a place of its own`,
    { hint: 'Name the place that the link points to.', includeIndex: includes.indexOf(path) },
  );
}
