import type { Workspace } from '@air/workspace';
import type { Polling } from './polling.ts';
import type { RunEvent } from './run-event.ts';
import { RunFollower } from './run-follower.ts';

export interface FollowOptions {
  /** Whose output to bring. */
  readonly node: number | 'all';
  readonly signal?: AbortSignal | undefined;
  /** How often to ask; what is not given suits a person who watches. */
  readonly polling?: Partial<Polling> | undefined;
}

/**
 * Follows a run from its first attempt to its end, which the last event tells. Throws the signal's reason when that is
 * aborted, and a WorkspaceError when the run can't be asked about; neither touches the run. A log that can't be read stops
 * nothing.
 */
export function followRun(
  workspace: Workspace,
  runId: string,
  options: FollowOptions,
): AsyncIterable<RunEvent> {
  return new RunFollower(workspace, runId, options).events();
}
