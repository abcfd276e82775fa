import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Env } from '../env.ts';
import { WorkspaceError } from '../errors.ts';

/** The sections of the file by name, each with its settings; keys are in lower case. */
export type Profiles = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Where the profiles are: `DATABRICKS_CONFIG_FILE`, else `.databrickscfg` in the home directory, if there is one. */
export function configFilePath(env: Env, homeDirectory: string | undefined): string | undefined {
  const home = homeDirectory || env['HOME'] || systemHome();
  const named = env['DATABRICKS_CONFIG_FILE'];
  if (!named) return home && join(home, '.databrickscfg');
  return home && named.startsWith('~/') ? join(home, named.slice(2)) : named;
}

/** Reads the file; undefined when it is not there. */
export async function readProfiles(file: string): Promise<Profiles | undefined> {
  try {
    return parseProfiles(await readFile(file, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new WorkspaceError('config-file-unreadable', `${file} cannot be read (${String(code)})`, {
      hint: 'Make it a file that you can read, or name another one with DATABRICKS_CONFIG_FILE.',
      cause: error,
    });
  }
}

/**
 * The dialect of INI that the official SDKs share: `key = value` or `key: value`, a comment only on a line of its own (a
 * secret may hold `#` or `;`), section names as they stand (they often hold dots).
 */
export function parseProfiles(text: string): Profiles {
  const profiles = new Map<string, Map<string, string>>();
  let current: Map<string, string> | undefined;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const section = /^\s*\[([^\]]*)\]/.exec(line)?.[1]?.trim();
    if (section !== undefined) {
      current = profiles.get(section) ?? new Map<string, string>();
      profiles.set(section, current);
      continue;
    }
    const [, key, value] = /^\s*([^\s#;=:][^=:]*?)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) current?.set(key.toLowerCase(), value);
  }
  return profiles;
}

function systemHome(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined; // neither HOME nor an entry for the user
  }
}
