import { chmod, mkdir, readdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { LocalError } from '../errors.ts';
import { reasonOf } from '../reason-of.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** Where the workspace of this user keeps its state. Source: local.md, "State". */
export function localStateDirectory(env: Env, homeDirectory: string): string {
  if (env['AIR_LOCAL_HOME']) return absolute(env['AIR_LOCAL_HOME'], 'AIR_LOCAL_HOME');
  const stateHome = env['XDG_STATE_HOME'];
  // The XDG specification has relative paths ignored.
  if (stateHome && isAbsolute(stateHome)) return join(stateHome, 'air', 'local');
  return join(absolute(homeDirectory, 'the home directory'), '.local', 'state', 'air', 'local');
}

function absolute(path: string, name: string): string {
  if (isAbsolute(path)) return path;
  throw new LocalError('home-unknown', `${name} must be an absolute path, got "${path}"`, {
    hint: 'Set AIR_LOCAL_HOME to the folder that the local workspace may use.',
  });
}

/** What a workspace keeps in its folder, and what its user puts there. */
const ownNames = new Set([
  'files',
  'incoming',
  'lock',
  'runs',
  'secrets.yaml',
  'server.json',
  'server.log',
  'token',
]);

/**
 * Makes the folder, readable by its owner alone. One that is there is made so too, unless it holds something else:
 * it is then somebody's folder of another use, and only what lies in our own folders is private.
 */
export async function prepareStateDirectory(stateDirectory: string): Promise<void> {
  try {
    await mkdir(stateDirectory, { recursive: true, mode: 0o700 });
    const names = await readdir(stateDirectory);
    if (names.every((name) => ownNames.has(name))) await chmod(stateDirectory, 0o700);
  } catch (cause) {
    throw new LocalError(
      'state-folder-unusable',
      `the folder of the local workspace, ${stateDirectory}, cannot be used: ${reasonOf(cause)}`,
      { hint: 'Set AIR_LOCAL_HOME to a folder that you can write.', cause },
    );
  }
}
