import { stat } from 'node:fs/promises';
import * as v from 'valibot';
import { LocalError } from '../errors.ts';
import { prune } from '../store/prune.ts';
import type { Pruned } from '../store/prune.ts';
import { RunStore } from '../store/runs.ts';
import { lockStateDirectory } from '../store/server-lock.ts';
import { WorkspaceFiles } from '../store/workspace-files.ts';
import { controlRequest } from './control-request.ts';
import { localWorkspaceStatus } from './local-workspace-status.ts';

/** Removing many large folders takes a while. */
const pruneMs = 600_000;

const pruneAnswer = v.object({ runs: v.number(), bytes: v.number() });

/** Removes what ended runs left, whether the workspace is up or not. Throws a LocalError when that is not possible. */
export async function pruneLocalWorkspace(stateDirectory: string): Promise<Pruned> {
  const status = await localWorkspaceStatus(stateDirectory);
  if (!status.running) return pruneUnserved(stateDirectory);
  const answer = await controlRequest(status, 'POST', '/local/prune', pruneMs);
  const pruned = v.safeParse(pruneAnswer, answer);
  if (pruned.success) return pruned.output;
  throw notRemoved(stateDirectory);
}

async function pruneUnserved(stateDirectory: string): Promise<Pruned> {
  if (!(await stat(stateDirectory).catch(() => undefined))) return { runs: 0, bytes: 0 };
  const lock = await lockStateDirectory(stateDirectory);
  if (!lock) {
    throw new LocalError('state-folder-in-use', `a workspace runs already in ${stateDirectory}`, {
      hint: 'It is about to begin or to end: try again in a moment.',
    });
  }
  try {
    const files = new WorkspaceFiles(stateDirectory);
    await files.prepare();
    return await prune(await RunStore.open(stateDirectory), files);
  } catch (cause) {
    throw notRemoved(stateDirectory, cause);
  } finally {
    await lock.release();
  }
}

function notRemoved(stateDirectory: string, cause?: unknown): LocalError {
  const reason = cause instanceof Error ? `: ${cause.message}` : '; its log says why';
  return new LocalError(
    'state-folder-unusable',
    `the local workspace in ${stateDirectory} could not remove what runs left${reason}`,
    { hint: 'A run may have made folders that cannot be changed: see chmod.', cause },
  );
}
