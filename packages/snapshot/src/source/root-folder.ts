import { statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { SnapshotError, unreadable } from '../errors.ts';

/** A process environment. */
export type Env = Readonly<Record<string, string | undefined>>;

/**
 * The absolute path that a `root_path` stands for (run-config.md): `~`, `$VAR` and `${VAR}` are expanded, and
 * `project_root/x` is `x`. Does not look at the disk.
 */
export function rootFolder(rootPath: string, configDirectory: string, env: Env): string {
  const expanded = withHome(rootPath, env).replaceAll(
    /\$(?:\{(?<braced>[A-Za-z_][A-Za-z0-9_]*)\}|(?<plain>[A-Za-z_][A-Za-z0-9_]*))/g,
    (_, braced: string | undefined, plain: string | undefined) =>
      valueOf(braced ?? plain ?? '', rootPath, env),
  );
  if (expanded.includes('\0')) {
    throw new SnapshotError(
      'root-missing',
      `code_source.root_path ${JSON.stringify(expanded)} does not exist`,
      { hint: 'No path can hold a NUL character.' },
    );
  }
  return resolve(configDirectory, expanded.replace(/^(?:\.\/)?project_root(?:\/+|$)/, './'));
}

/** Throws unless the path is a folder. */
export function requireFolder(root: string): void {
  if (statusOf(root).isDirectory()) return;
  throw new SnapshotError('root-not-a-folder', `code_source.root_path "${root}" is not a folder`, {
    hint: 'Name the folder, and the file with include_paths.',
  });
}

/** At once: Node starts threads for what is asked in the background, and a dry run would wait for them. */
function statusOf(root: string): Stats {
  try {
    return statSync(root);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EACCES') {
      throw unreadable(root, cause);
    }
    throw new SnapshotError('root-missing', `code_source.root_path "${root}" does not exist`, {
      hint: 'root_path is relative to the config file.',
      cause,
    });
  }
}

/** The name of the archive's top folder. */
export function topFolderOf(root: string): string {
  const name = basename(root);
  if (name !== '') return name;
  throw new SnapshotError('root-not-a-folder', `code_source.root_path "${root}" has no name`, {
    hint: 'Name a folder below it.',
  });
}

function withHome(path: string, env: Env): string {
  if (path !== '~' && !path.startsWith('~/')) return path;
  return join(env['HOME'] ?? homedir(), path.slice(1));
}

function valueOf(name: string, rootPath: string, env: Env): string {
  const value = env[name];
  if (value !== undefined) return value;
  throw new SnapshotError(
    'variable-unset',
    `code_source.root_path "${rootPath}" uses the variable ${name}, which is not set`,
    { hint: `Set ${name}, or write the path out.` },
  );
}
