import type { Workspace } from '@air/workspace';
import { IndexedRuns } from './indexed-runs.ts';
import { ListedRuns } from './listed-runs.ts';
import { isRefusal } from './request-failure.ts';
import type { RunSource, RunSourceOptions } from './run-source.ts';

/** Opens the cheap index for the caller's own runs where the workspace has one, else the full list. */
export async function openRunSource(
  workspace: Workspace,
  options: RunSourceOptions,
): Promise<RunSource> {
  if (options.allUsers === true) return new ListedRuns(workspace, options);
  const indexed = new IndexedRuns(workspace, options);
  try {
    await indexed.newestIds();
    return indexed;
  } catch (error) {
    if (isRefusal(error)) return new ListedRuns(workspace, options);
    throw error;
  }
}
