import type { JobRun, JobTask, Workload } from '@air/workspace';

/** Whether AIR runs it: workspace-api.md, "Runs". */
export function isAirRun(run: JobRun): boolean {
  return airTask(run) !== undefined;
}

/** A run whose tasks the service has not told yet may be one. */
export function mayBeAirRun(run: JobRun): boolean {
  return isAirRun(run) || run.tasks.length === 0;
}

/** The task that tells what the run trains, and on what: the latest attempt of it. */
export function airTask(run: JobRun): AirTask | undefined {
  return run.tasks.filter(isAirTask).toSorted((a, b) => b.attemptNumber - a.attemptNumber)[0];
}

/** A task of AIR's. */
export interface AirTask extends JobTask {
  readonly workload: Workload;
}

function isAirTask(task: JobTask): task is AirTask {
  return task.workload !== undefined;
}
