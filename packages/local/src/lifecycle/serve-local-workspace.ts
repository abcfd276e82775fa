import { setTimeout as delay } from 'node:timers/promises';
import { LocalError } from '../errors.ts';
import { startLocalWorkspace } from '../start-local-workspace.ts';
import type { LocalWorkspace } from '../start-local-workspace.ts';
import { localWorkspaceStatus } from './local-workspace-status.ts';

export interface ServeOptions {
  readonly stateDirectory: string;
  readonly idleSeconds: number;
}

/** What the server says to the process that started it, once requests are taken. */
export const readyMessage = 'ready';

/** How often a server that another one was faster than looks whether that one answers. */
const lookAgainMs = 25;

/**
 * The whole life of a server process: returns when the workspace has ended, by a signal, `air local down` or
 * idleness, or at once when another process has the folder and answers.
 */
export async function serveLocalWorkspace(options: ServeOptions): Promise<void> {
  const workspace = await startUnlessRunning(options);
  // Only a process that was started with a channel has `send`.
  process.send?.(readyMessage);
  if (process.connected) process.disconnect();
  if (!workspace) return;
  const end = (): void => void workspace.close();
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  await workspace.closed;
  process.off('SIGTERM', end);
  process.off('SIGINT', end);
}

async function startUnlessRunning(options: ServeOptions): Promise<LocalWorkspace | undefined> {
  for (;;) {
    try {
      return await startLocalWorkspace(options);
    } catch (error) {
      if (!(error instanceof LocalError && error.code === 'state-folder-in-use')) throw error;
    }
    if ((await localWorkspaceStatus(options.stateDirectory)).running) return undefined;
    await delay(lookAgainMs);
  }
}
