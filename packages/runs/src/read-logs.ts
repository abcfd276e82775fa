import type { Workspace } from '@air/workspace';
import type { RunEvent } from './run-event.ts';
import { RunFollower } from './run-follower.ts';
import type { FollowOptions } from './run-follower.ts';

export interface ReadLogsOptions extends FollowOptions {
  /** The last so many lines of what is there; none for 0. All of it unless this or `since` is given. */
  readonly tail?: number | undefined;
  /** Lines since this time, in milliseconds since 1970. */
  readonly since?: number | undefined;
  /** Only this attempt, from 0; the latest one, and those that follow it, unless told. */
  readonly attempt?: number | undefined;
  /** Goes on with what a live run writes, to its end. */
  readonly follow: boolean;
}

/**
 * Reads the log of a run that is there: what is wanted of the past, and what is still to come. Throws as `followRun` does, and
 * a RunsError (`attempt-not-found`) when the run has no such attempt.
 */
export function readLogs(
  workspace: Workspace,
  runId: string,
  options: ReadLogsOptions,
): AsyncIterable<RunEvent> {
  const { tail, since, attempt = 'latest', follow, ...others } = options;
  return new RunFollower(workspace, runId, {
    ...others,
    // one that is only read is there already
    polling: { ...options.polling, unknown: 0 },
    past: { tail, since },
    attempt,
    follow,
  }).events();
}
