import type { JobRun } from '@air/workspace';
import { airTask } from './air-run.ts';
import { statusOf } from './run-status.ts';
import type { RunStatus } from './run-status.ts';

/** What a run is, as one look at it tells. */
export interface RunSummary {
  readonly runId: string;
  readonly name: string | undefined;
  /** The user who started it. */
  readonly user: string | undefined;
  readonly status: RunStatus;
  /** Undefined until the run starts. */
  readonly startedAt: Date | undefined;
  /** From the start to the end, or to now while the run goes on. */
  readonly durationSeconds: number | undefined;
  readonly experiment: string | undefined;
  readonly acceleratorType: string | undefined;
  readonly accelerators: number | undefined;
  /** The same work for each of several inputs. */
  readonly isSweep: boolean;
}

export function summaryOf(run: JobRun): RunSummary {
  const task = airTask(run);
  const status = statusOf(run);
  const startTime = run.startTime ?? task?.startTime;
  const endTime = run.endTime ?? (status.ended ? task?.endTime : Date.now());
  return {
    runId: run.runId,
    name: run.name,
    user: run.creator,
    status,
    startedAt: startTime === undefined ? undefined : new Date(startTime),
    durationSeconds: secondsBetween(startTime, endTime),
    experiment: task?.workload.experiment,
    acceleratorType: task?.workload.acceleratorType,
    accelerators: task?.workload.accelerators,
    isSweep: task?.isSweep ?? false,
  };
}

/** Whole seconds; a clock that is ahead of ours makes none of them negative. */
function secondsBetween(start: number | undefined, end: number | undefined): number | undefined {
  if (start === undefined || end === undefined) return undefined;
  return Math.max(0, Math.floor((end - start) / 1000));
}
