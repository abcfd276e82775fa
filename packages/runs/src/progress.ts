import { metricHistory, mlflowParameters } from '@air/workspace';
import type { CallOptions, MetricPoint, Workspace } from '@air/workspace';
import { isRequestFailure } from './request-failure.ts';
import type { RunStatus } from './run-status.ts';

/** How far a run has come, as far as it tells MLflow. */
export interface Progress {
  /** At most 99 until the run ends; undefined where unknown. */
  readonly percent: number | undefined;
  /** Undefined where unknown, and for a run that ended early. */
  readonly secondsLeft: number | undefined;
}

/** The parameter that says how much there is to do, and the metric that says how much is done. */
const measures = [
  ['max_steps', 'step'],
  ['num_train_epochs', 'epoch'],
] as const;

/** So many points of a metric tell its recent rate: workspace-api.md, "Progress". */
const recentPoints = 10;

const unknownProgress: Progress = { percent: undefined, secondsLeft: undefined };

/** Asks MLflow how far a run has come. Without an MLflow run, or where that does not tell, or not us, it is unknown. */
export async function progressOf(
  workspace: Workspace,
  mlflowRunId: string | undefined,
  status: RunStatus,
  options: CallOptions,
): Promise<Progress> {
  if (mlflowRunId === undefined) return unknownProgress;
  try {
    const parameters = await mlflowParameters(workspace, mlflowRunId, options);
    for (const [parameter, metric] of measures) {
      const total = Number(parameters.get(parameter));
      if (!(total > 0 && total < Number.POSITIVE_INFINITY)) continue; // -1 stands for no limit
      const points = await metricHistory(workspace, mlflowRunId, metric, options);
      if (points.length > 0) return estimate(points, total, status);
    }
    return unknownProgress;
  } catch (error) {
    if (!isRequestFailure(error)) throw error;
    return unknownProgress;
  }
}

/** What the points of a metric say about the way to its total. There is at least one. */
export function estimate(
  points: readonly MetricPoint[],
  total: number,
  { ended, succeeded }: RunStatus,
): Progress {
  if (succeeded) return { percent: 100, secondsLeft: 0 };
  const recent = points.toSorted((a, b) => a.time - b.time).slice(-recentPoints);
  const done = Math.max(0, Math.min(total, recent.at(-1)?.value ?? 0));
  const percent = Math.min(ended ? 100 : 99, Math.floor((100 * done) / total));
  if (ended) return { percent, secondsLeft: undefined };
  const rate = rateOf(recent);
  return {
    percent,
    secondsLeft: rate === undefined ? undefined : Math.round((total - done) / rate),
  };
}

/** The growth a second since a metric last fell, as it does when a retry begins; undefined where nothing grows. */
function rateOf(points: readonly MetricPoint[]): number | undefined {
  const fall = points.findLastIndex(
    ({ value }, index) => value < (points[index - 1]?.value ?? value),
  );
  const [first] = points.slice(Math.max(0, fall));
  const last = points.at(-1);
  if (first === undefined || last === undefined || last.time <= first.time) return undefined;
  const rate = (1000 * (last.value - first.value)) / (last.time - first.time);
  return rate > 0 ? rate : undefined;
}
