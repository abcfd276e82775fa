import { setTimeout as delay } from 'node:timers/promises';
import { LocalError } from '../errors.ts';
import { reasonOf } from '../reason-of.ts';
import { startLocalWorkspace } from '../start-local-workspace.ts';
import type { LocalWorkspace } from '../start-local-workspace.ts';
import { localWorkspaceStatus } from './local-workspace-status.ts';

export interface ServeOptions {
  readonly stateDirectory: string;
  readonly idleSeconds: number;
}

/** What the server says to the process that started it, once requests are taken; anything else is why it did not start. */
export const readyMessage = 'ready';

/** For a server to start: a loaded machine can be slow, one that hangs is given up. */
export const startMs = 30_000;

/** How often a server that another one was faster than looks whether that one answers. */
const lookAgainMs = 25;

/**
 * The whole life of a server process: returns when the workspace has ended, by a signal, `air local down` or
 * idleness, or at once when another process has the folder and answers.
 */
export async function serveLocalWorkspace(options: ServeOptions): Promise<void> {
  try {
    const workspace = await startUnlessRunning(options);
    await report(readyMessage);
    if (workspace) await untilClosed(workspace);
  } catch (error) {
    await report(reasonOf(error));
    throw error;
  }
}

/** Says one thing to the process that started this one, if there is a channel. The log may be on a disk that is full. */
async function report(message: string): Promise<void> {
  if (!process.connected) return;
  await new Promise((sent) => process.send?.(message, sent));
  process.disconnect();
}

async function untilClosed(workspace: LocalWorkspace): Promise<void> {
  const end = (): void => void workspace.close();
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  await workspace.closed;
  process.off('SIGTERM', end);
  process.off('SIGINT', end);
}

/** One that has the folder but does not answer is about to begin, or to end. */
async function startUnlessRunning(options: ServeOptions): Promise<LocalWorkspace | undefined> {
  const end = Date.now() + startMs;
  for (;;) {
    try {
      return await startLocalWorkspace(options);
    } catch (error) {
      const isInUse = error instanceof LocalError && error.code === 'state-folder-in-use';
      if (!isInUse || Date.now() > end) throw error;
    }
    if ((await localWorkspaceStatus(options.stateDirectory)).running) return undefined;
    await delay(lookAgainMs);
  }
}
