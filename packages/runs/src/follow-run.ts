import type { Workspace } from '@air/workspace';
import type { RunEvent } from './run-event.ts';
import { RunFollower } from './run-follower.ts';
import type { FollowOptions } from './run-follower.ts';

/**
 * Follows a run from its first attempt to its end, which the last event tells. Throws the signal's reason when that is
 * aborted, a RunsError (`run-not-found`), or a WorkspaceError when the run can't be asked about; none of them touches the
 * run. A log that can't be read stops nothing.
 */
export function followRun(
  workspace: Workspace,
  runId: string,
  options: FollowOptions,
): AsyncIterable<RunEvent> {
  return new RunFollower(workspace, runId, options).events();
}
