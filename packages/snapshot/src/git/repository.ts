import { lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { realpath } from 'node:fs/promises';
import { SnapshotError, unreadable } from '../errors.ts';
import type { Env } from '../source/root-folder.ts';
import { git, line } from './git.ts';
import type { GitAnswer, GitOptions } from './git.ts';

/** The git repository around the code folder, and how to ask it. */
export interface Repository {
  /** The top folder of the working tree. */
  readonly top: string;
  /** The code folder below it, with `/` at its end; the empty text for the top itself. */
  readonly prefix: string;
  /** The full id of the commit that is checked out; undefined before the first one. */
  readonly head: string | undefined;
  readonly env: Env;
}

/**
 * The repository that the folder is in; undefined when there is none. The folder itself may be missing, as in a
 * sparse checkout.
 */
export async function findRepository(
  folder: string,
  env: Env,
  signal?: AbortSignal,
): Promise<Repository | undefined> {
  const nearest = nearestFolder(folder);
  const existing = await realpath(nearest);
  const holder = folderWithDotGit(existing);
  if (holder === undefined) return undefined;
  const args = ['rev-parse', '--show-toplevel', '--verify', '--quiet', 'HEAD^{commit}'];
  const ask = async (from: string): Promise<GitAnswer | undefined> =>
    git(args, { folder: from, env, signal, statuses: [0, 1] }).catch((error: unknown) => {
      if (isNoRepository(error)) return undefined;
      throw error;
    });
  const answer = await ask(existing);
  if (answer === undefined) {
    // git finds none at the limit of a file system or of GIT_CEILING_DIRECTORIES, too, but not from the folder itself
    if ((await ask(holder)) === undefined) requireEmpty(join(holder, '.git'));
    return undefined;
  }
  const [, topFolder = '', head] = /^(.*?)(?:\n([0-9a-f]{40,64}))?$/s.exec(line(answer)) ?? [];
  const realTop = await realpath(topFolder).catch((cause) => notThere(topFolder, cause));
  const below = relative(realTop, join(existing, relative(nearest, folder)));
  const prefix = below === '' ? '' : `${below.split(sep).join('/')}/`;
  return { top: topFolder, prefix, head, env };
}

/** The error of a code source that needs a repository. */
export function notARepository(root: string): SnapshotError {
  return new SnapshotError(
    'not-a-repository',
    `code_source.git needs a git repository, and "${root}" is in none`,
    { hint: 'Leave git out to pack the folder as it is.' },
  );
}

/** The options to run git at the top of the repository. */
export function atTop({ top, env }: Repository, signal?: AbortSignal): GitOptions {
  return { folder: top, env, signal };
}

/** The path itself when it is a folder, else the first one above it. Whoever needs the folder says what is wrong with it. */
function nearestFolder(path: string): string {
  const parent = dirname(path);
  const isFolder = succeeds(() => statSync(path).isDirectory());
  return isFolder || parent === path ? path : nearestFolder(parent);
}

/** The folder with a `.git`, this one or the next further up: without one git need not be there at all. */
function folderWithDotGit(folder: string): string | undefined {
  if (isThere(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : folderWithDotGit(parent);
}

/** A link that leads nowhere is there, too. */
function isThere(path: string): boolean {
  return succeeds(() => lstatSync(path) !== undefined);
}

function succeeds(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return false;
  }
}

function notThere(top: string, cause: unknown): never {
  throw new SnapshotError(
    'git-failed',
    `git takes "${top}" for the working tree, which is not there`,
    {
      hint: 'Mend core.worktree of the repository, or clone it again.',
      cause,
    },
  );
}

function isNoRepository(error: unknown): boolean {
  return (
    error instanceof SnapshotError &&
    error.code === 'git-failed' &&
    /not a git repository \(or any/.test(error.message)
  );
}

/** Throws a SnapshotError unless the `.git` that git does not take for a repository is an empty folder, which is none. */
function requireEmpty(dotGit: string): void {
  let reason = 'its HEAD, objects or refs are missing or broken';
  try {
    if (readdirSync(dotGit).length === 0) return;
  } catch (cause) {
    reason = unreadable(dotGit, cause).message;
  }
  throw new SnapshotError('git-failed', `git finds no repository in "${dotGit}": ${reason}`, {
    hint: 'Mend it or clone the repository again; without .git the folder is packed without git.',
  });
}
