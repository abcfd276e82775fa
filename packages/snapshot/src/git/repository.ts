import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { realpath } from 'node:fs/promises';
import { SnapshotError } from '../errors.ts';
import type { Env } from '../source/root-folder.ts';
import { git, line } from './git.ts';
import type { GitOptions } from './git.ts';

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
  if (!isBelowDotGit(existing)) return undefined;
  const args = ['rev-parse', '--show-toplevel', '--verify', '--quiet', 'HEAD^{commit}'];
  const answer = await git(args, { folder: existing, env, signal, statuses: [0, 1] }).catch(
    (error: unknown) => {
      if (isNoRepository(error)) return undefined;
      throw error;
    },
  );
  if (answer === undefined) return undefined;
  const [, topFolder = '', head] = /^(.*?)(?:\n([0-9a-f]{40,64}))?$/s.exec(line(answer)) ?? [];
  const real = join(existing, relative(nearest, folder));
  const below = relative(await realpath(topFolder), real)
    .split(sep)
    .join('/');
  return { top: topFolder, prefix: below === '' ? '' : `${below}/`, head, env };
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

/** The path itself when it is a folder, else the first one above it. */
function nearestFolder(path: string): string {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? path : nearestFolder(dirname(path));
}

/** Whether there is a `.git` here or further up: without one git need not be there at all. */
function isBelowDotGit(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  const parent = dirname(folder);
  return parent !== folder && isBelowDotGit(parent);
}

/** git says so at the limit of a file system or of GIT_CEILING_DIRECTORIES, too. */
function isNoRepository(error: unknown): boolean {
  return (
    error instanceof SnapshotError &&
    error.code === 'git-failed' &&
    /not a git repository \(or any/.test(error.message)
  );
}
