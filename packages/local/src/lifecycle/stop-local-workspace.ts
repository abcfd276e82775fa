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

/**
 * Ends the workspace of a state folder. Runs that are going are cancelled; returns when the folder is free. Throws a LocalError
 * when the server that has it is not gone in time.
 */
export async function stopLocalWorkspace(
  stateDirectory: string,
  patienceMs: number = stopMs,
): Promise<StoppedWorkspace> {
  const pid = await lockHolder(stateDirectory);
  if (pid === undefined) return { stopped: false, cancelledRuns: 0 };
  const end = Date.now() + patienceMs;
  let cancelledRuns: number | undefined;
  // The server takes the folder first and gives it back last, when all runs have ended.
  while ((await lockHolder(stateDirectory)) === pid) {
    if (Date.now() > end) {
      throw new LocalError(
        'server-did-not-stop',
        `the local workspace (process ${pid}) did not stop`,
        { hint: `End it with: kill -9 ${pid}` },
      );
    }
    cancelledRuns ??= await shutDown(stateDirectory);
    await delay(20);
  }
  return { stopped: true, cancelledRuns: cancelledRuns ?? 0 };
}

/** Asks the server to end. Undefined when it does not answer: it is about to begin or to end, or hangs. */
async function shutDown(stateDirectory: string): Promise<number | undefined> {
  const status = await localWorkspaceStatus(stateDirectory);
  if (!status.running) return undefined;
  const answer = await controlRequest(status, 'POST', '/local/shutdown');
  const shutdown = v.safeParse(shutdownAnswer, answer);
  return shutdown.success ? shutdown.output.cancelled_runs : undefined;
}
