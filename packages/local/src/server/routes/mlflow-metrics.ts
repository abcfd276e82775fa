import * as v from 'valibot';
import { RunMetrics } from '../../store/run-metrics.ts';
import type { RunStore } from '../../store/runs.ts';
import { bodyAs } from '../read-body.ts';
import type { Route } from '../route.ts';
import { knownMlflowRun } from './mlflow.ts';

const parameter = v.looseObject({ run_id: v.string(), key: v.string(), value: v.string() });

const metric = v.looseObject({
  run_id: v.string(),
  key: v.string(),
  value: v.number(),
  timestamp: v.pipe(v.number(), v.safeInteger()),
  step: v.optional(v.pipe(v.number(), v.safeInteger()), 0),
});

/** Parameters and metrics, logged as a training does by MLflow's own calls. Source: workspace-api.md, "Progress". */
export function mlflowMetricRoutes(runs: RunStore): Route[] {
  const metricsOf = (mlflowRunId: string | null): RunMetrics =>
    new RunMetrics(runs.directory(knownMlflowRun(runs, mlflowRunId).runId));
  return [
    {
      method: 'POST',
      path: '/api/2.0/mlflow/runs/log-parameter',
      answer: async (call) => {
        const { run_id: run, key, value } = await bodyAs(call, parameter);
        await metricsOf(run).log({ type: 'parameter', key, value });
        return { json: {} };
      },
    },
    {
      method: 'POST',
      path: '/api/2.0/mlflow/runs/log-metric',
      answer: async (call) => {
        const { run_id: run, key, value, timestamp, step } = await bodyAs(call, metric);
        await metricsOf(run).log({ type: 'metric', key, value, timestamp, step });
        return { json: {} };
      },
    },
    {
      method: 'GET',
      path: '/api/2.0/mlflow/metrics/get-history',
      answer: async ({ query }) => {
        const key = query.get('metric_key') ?? '';
        const logged = await metricsOf(query.get('run_id')).read();
        const metrics = logged.flatMap((each) =>
          each.type === 'metric' && each.key === key
            ? { key, value: each.value, timestamp: each.timestamp, step: each.step }
            : [],
        );
        return { json: { metrics } };
      },
    },
  ];
}
