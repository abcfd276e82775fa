import { getRunOutput } from '@air/workspace';
import type { CallOptions, JobTask, RunOutput, Workspace } from '@air/workspace';
import { isRequestFailure } from './request-failure.ts';

/** The output of a task; undefined without one, and where it can't be read, which is no failure: workspace-api.md, "Runs". */
export async function taskOutput(
  workspace: Workspace,
  task: JobTask | undefined,
  options: CallOptions,
): Promise<RunOutput | undefined> {
  if (task === undefined) return undefined;
  try {
    return await getRunOutput(workspace, task.runId, options);
  } catch (error) {
    if (!isRequestFailure(error)) throw error;
    return undefined;
  }
}
