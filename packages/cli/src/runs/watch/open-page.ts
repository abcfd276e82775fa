import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findProgram } from '@air/workspace';
import type { Env } from '@air/workspace';

/** Shows a page in the user's browser. False where nothing opens pages here, and over SSH: the user is elsewhere then. */
export async function openPage(
  url: string,
  env: Env,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  const [name, ...args] = openerOf(env, platform);
  const file = name === undefined ? undefined : await findProgram(name, env);
  if (file === undefined) return false;
  const child = spawn(file, [...args, url], { env: { ...env }, stdio: 'ignore', detached: true });
  child.unref();
  return once(child, 'spawn').then(
    () => true,
    () => false,
  );
}

/** The system's own program for that, with its arguments. */
function openerOf(env: Env, platform: NodeJS.Platform): readonly string[] {
  if (env['SSH_CONNECTION'] || env['SSH_TTY']) return [];
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler'];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : [];
}
