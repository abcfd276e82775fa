import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import { LocalError } from '../errors.ts';
import { lockHolder } from '../store/server-lock.ts';
import { controlRequest } from './control-request.ts';
import { localWorkspaceStatus } from './local-workspace-status.ts';

export interface StoppedWorkspace {
  /** False when none was running. */
  readonly stopped: boolean;
  readonly cancelledRuns: number;
}

/** Longer than the executor waits before it kills. */
const stopMs = 30_000;

const shutdownAnswer = v.object({ cancelled_runs: v.number() });

/** Ends the workspace of a state folder. Runs that are going are cancelled; returns when the folder is free. */
export async function stopLocalWorkspace(stateDirectory: string): Promise<StoppedWorkspace> {
  const status = await localWorkspaceStatus(stateDirectory);
  if (!status.running) return { stopped: false, cancelledRuns: 0 };
  const answer = await controlRequest(status, 'POST', '/local/shutdown');
  const shutdown = v.safeParse(shutdownAnswer, answer);
  const end = Date.now() + stopMs;
  // The server gives the folder back last, when all runs have ended.
  while ((await lockHolder(stateDirectory)) === status.pid) {
    if (Date.now() > end) {
      throw new LocalError(
        'server-did-not-stop',
        `the local workspace (process ${status.pid}) did not stop`,
        { hint: `End it with: kill -9 ${status.pid}` },
      );
    }
    await delay(20);
  }
  return {
    stopped: true,
    cancelledRuns: shutdown.success ? shutdown.output.cancelled_runs : status.activeRuns,
  };
}
