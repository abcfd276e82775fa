import { isCodeArchive } from './awaited-archives.ts';
import { hasEnded } from './run-record.ts';
import type { RunRecord } from './run-record.ts';
import type { RunStore } from './runs.ts';
import { commandPaths } from './submission.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** What was removed. */
export interface Pruned {
  readonly runs: number;
  readonly bytes: number;
}

/**
 * Forgets the runs that have ended, their idempotency tokens too, and removes what they left: output, working folders,
 * launch directories, and archives of code that no other run has. A run whose archive a launch is about to use stays.
 */
export async function prune(runs: RunStore, files: WorkspaceFiles): Promise<Pruned> {
  const ended = runs
    .list()
    .filter((run) => hasEnded(run) && !launched(run).some((path) => files.awaited.has(path)));
  let bytes = 0;
  for (const { runId } of ended) bytes += await runs.remove(runId);
  // A launch may find an archive, or submit, while others are removed.
  const isNeeded = (path: string): boolean =>
    files.awaited.has(path) || runs.list().some((run) => launched(run).includes(path));
  for (const path of new Set(ended.flatMap(launched))) {
    if (!isNeeded(path)) bytes += await files.remove(path);
  }
  return { runs: ended.length, bytes };
}

/** Where a launch puts its files. Source: launch.md, step 1. */
const launchDirectory = /^.*\/\.air\/cli_launch\/[^/]+\/[^/]+(?=\/)/;

/** What a launch has uploaded for the run; nothing that lies anywhere else on the workspace is ours to remove. */
function launched({ submission }: RunRecord): readonly string[] {
  const { code_source_path: code = '' } = submission.tasks[0].ai_runtime_task;
  return [
    ...commandPaths(submission).flatMap((path) => launchDirectory.exec(path) ?? []),
    ...(isCodeArchive(code) ? [code] : []),
  ];
}
