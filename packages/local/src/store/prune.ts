import { hasEnded } from './run-record.ts';
import type { RunStore } from './runs.ts';
import { commandPaths } from './submission.ts';
import type { Submission } from './submission.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** What was removed. */
export interface Pruned {
  readonly runs: number;
  readonly bytes: number;
}

/**
 * Forgets the runs that have ended, their idempotency tokens too, and removes what they left: output, working folders,
 * launch directories, and archives of code that no other run has.
 */
export async function prune(runs: RunStore, files: WorkspaceFiles): Promise<Pruned> {
  const all = runs.list();
  const ended = all.filter(hasEnded);
  let bytes = 0;
  for (const { runId } of ended) bytes += await runs.remove(runId);
  const needed = new Set(
    all.filter((run) => !hasEnded(run)).flatMap(({ submission }) => launched(submission)),
  );
  const left = new Set(ended.flatMap(({ submission }) => launched(submission)));
  for (const path of left) if (!needed.has(path)) bytes += await files.remove(path);
  return { runs: ended.length, bytes };
}

/** Where a launch puts its files, and its code. Source: launch.md, steps 1 and 8. */
const launchDirectory = /^.*\/\.air\/cli_launch\/[^/]+\/[^/]+(?=\/)/;
const codeArchive = /^.*\/\.internal\/[^/]+$/;

/** What a launch has uploaded for the run; nothing that lies anywhere else on the workspace is ours to remove. */
function launched(submission: Submission): readonly string[] {
  const { code_source_path: code = '' } = submission.tasks[0].ai_runtime_task;
  return [
    ...commandPaths(submission).flatMap((path) => launchDirectory.exec(path) ?? []),
    ...(codeArchive.exec(code) ?? []),
  ];
}
