import * as v from 'valibot';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { membersOf, pageOf } from './pages.ts';
import { integer, lenient, lenientList } from './scalars.ts';

/** One value of a metric. */
export interface MetricPoint {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly value: number;
}

/** The parameters that an MLflow run was given, by their names. */
export async function mlflowParameters(
  workspace: Workspace,
  mlflowRunId: string,
  options: CallOptions = {},
): Promise<ReadonlyMap<string, string>> {
  const { run } = await workspace.request({
    method: 'GET',
    path: '/api/2.0/mlflow/runs/get',
    query: { run_id: mlflowRunId },
    answer: runWithParameters,
    ...options,
  });
  return new Map((run.data?.params ?? []).map(({ key, value }) => [key, value]));
}

/** All that an MLflow run logged of one metric, in the service's order; nothing when there is no such metric. */
export async function metricHistory(
  workspace: Workspace,
  mlflowRunId: string,
  metric: string,
  options: CallOptions = {},
): Promise<readonly MetricPoint[]> {
  return membersOf(workspace, {
    path: '/api/2.0/mlflow/metrics/get-history',
    query: { run_id: mlflowRunId, metric_key: metric },
    answer: pageOf('metrics', lenientList(point)),
    ...options,
  });
}

const parameter = v.object({
  key: v.string(),
  value: v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((value) => String(value)),
  ),
});

const runWithParameters = v.object({
  run: v.object({ data: lenient(v.object({ params: lenientList(parameter) })) }),
});

const point = v.pipe(
  v.object({
    timestamp: integer,
    value: v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.finite()),
  }),
  v.transform(({ timestamp, value }): MetricPoint => ({ time: timestamp, value })),
);
