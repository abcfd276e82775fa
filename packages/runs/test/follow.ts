import type { Workspace } from '@air/workspace';
import { followRun } from '../src/follow-run.ts';
import type { Polling } from '../src/polling.ts';
import type { RunEvent } from '../src/run-event.ts';
import type { FollowOptions } from '../src/run-follower.ts';

/** Pauses so short that no test waits for them. */
export const hasty: Polling = { quick: 5, live: 10, slow: 10, drain: 1, unknown: 2000 };

/** Follows a run to its end and gives all that happened. */
export async function follow(
  workspace: Workspace,
  runId: string,
  options: Partial<FollowOptions> = {},
): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of followRun(workspace, runId, {
    node: 'all',
    polling: hasty,
    ...options,
  })) {
    events.push(event);
  }
  return events;
}

/** The log lines among the events, `node:line`. */
export function linesOf(events: readonly RunEvent[]): string[] {
  return events.flatMap((event) =>
    event.type === 'lines' ? event.lines.map(({ node, line }) => `${node}:${line}`) : [],
  );
}
