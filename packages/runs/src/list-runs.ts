import type { JobRun, Workspace } from '@air/workspace';
import type { Progress } from './progress.ts';
import { progressOfRun } from './run.ts';
import { passes } from './run-filter.ts';
import type { RunFilter } from './run-filter.ts';
import { openRunSource } from './open-run-source.ts';
import { summaryOf } from './run-summary.ts';
import type { RunSummary } from './run-summary.ts';
import { sideBySide } from './side-by-side.ts';

export interface ListOptions {
  /** At most so many runs, after the filter. */
  readonly limit: number;
  /** Runs that have ended too. */
  readonly allStatus?: boolean | undefined;
  /** Runs of everyone, not just the caller's own. */
  readonly allUsers?: boolean | undefined;
  readonly filter?: RunFilter | undefined;
  /** Ask MLflow how far each run that goes on has come: three requests a run. */
  readonly withProgress?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ListedRun extends RunSummary {
  /** Undefined where it was not asked for. */
  readonly progress: Progress | undefined;
}

export interface RunList {
  /** The newest first. */
  readonly runs: readonly ListedRun[];
  /** Whether there may be further runs than the limit let in. */
  readonly hasMore: boolean;
  /** How many runs could not be read, and are left out. */
  readonly unreadable: number;
}

/** With a filter most runs may be of no use: so many are read at first, then twice as many each time. */
const firstBatch = 8;

/** Lists AIR runs. Asks for no more pages and runs than the limit takes. */
export async function listRuns(workspace: Workspace, options: ListOptions): Promise<RunList> {
  const { limit, allStatus = false, allUsers, filter, withProgress = false, signal } = options;
  const source = await openRunSource(workspace, { allUsers, activeOnly: !allStatus, signal });
  const found: [JobRun, RunSummary][] = [];
  for (let batch = firstBatch; found.length < limit && source.hasMore; batch *= 2) {
    const missing = limit - found.length;
    const runs = await source.next(filter === undefined ? missing : Math.max(missing, batch));
    for (const run of runs) {
      const summary = summaryOf(run);
      const isWanted = allStatus || !summary.status.ended;
      if (isWanted && passes(summary, filter ?? {})) found.push([run, summary]);
    }
  }
  const listed = found.toSorted(([, a], [, b]) => startOf(b) - startOf(a)).slice(0, limit);
  return {
    runs: await sideBySide(listed, async ([run, summary]) => ({
      ...summary,
      progress:
        withProgress && !summary.status.ended
          ? await progressOfRun(workspace, run, { signal })
          : undefined,
    })),
    hasMore: found.length > limit || source.hasMore,
    unreadable: source.unreadable,
  };
}

/** What has not started yet is the newest. */
function startOf({ startedAt }: RunSummary): number {
  return startedAt?.getTime() ?? Number.MAX_VALUE;
}
