import { experimentId } from '../../store/experiment-id.ts';
import { RunMetrics } from '../../store/run-metrics.ts';
import type { LoggedValue } from '../../store/run-metrics.ts';
import type { RunRecord } from '../../store/run-record.ts';
import type { RunStore } from '../../store/runs.ts';
import { sign, signatureHeader } from '../access.ts';
import type { Route } from '../route.ts';
import { RunArtifacts } from '../run-artifacts.ts';
import { doesNotExist } from '../service-error.ts';

export interface MlflowOptions {
  readonly runs: RunStore;
  readonly token: string;
  readonly host: () => string;
}

/** The MLflow run behind a run, with its logs as artifacts. Source: workspace-api.md, "Logs". */
export function mlflowRoutes({ runs, token, host }: MlflowOptions): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/2.0/mlflow/runs/get',
      answer: async ({ query }) => {
        const run = knownMlflowRun(runs, query.get('run_id'));
        const logged = await new RunMetrics(runs.directory(run.runId)).read();
        return { json: { run: mlflowRun(run, logged) } };
      },
    },
    {
      method: 'GET',
      path: '/api/2.0/mlflow/artifacts/list',
      answer: async ({ query }) => {
        const run = knownMlflowRun(runs, query.get('run_id'));
        const artifacts = new RunArtifacts(run, runs.directory(run.runId));
        const files = await artifacts.list(query.get('path') ?? '');
        return {
          json: {
            root_uri: artifactUri(run),
            files: files.map(({ path, bytes }) => ({
              path,
              is_dir: bytes === undefined,
              file_size: bytes,
            })),
          },
        };
      },
    },
    {
      method: 'GET',
      path: '/api/2.0/mlflow/artifacts/credentials-for-read',
      answer: ({ query }) => {
        const run = knownMlflowRun(runs, query.get('run_id'));
        const infos = query.getAll('path').map((path) => {
          const file = `/artifacts/${run.mlflowRunId}/${encodeURIComponent(path)}`;
          const headers = [{ name: signatureHeader, value: sign(file, token) }];
          return { run_id: run.mlflowRunId, path, signed_uri: `${host()}${file}`, headers };
        });
        return { json: { credential_infos: infos } };
      },
    },
    {
      method: 'GET',
      path: '/artifacts/:run_id/*path',
      signed: true,
      answer: async ({ params }) => {
        const run = knownMlflowRun(runs, params['run_id'] ?? '');
        const path = params['path'] ?? '';
        const bytes = await new RunArtifacts(run, runs.directory(run.runId)).read(path);
        if (!bytes) throw doesNotExist(`No artifact ${path}.`);
        return { bytes, type: 'application/octet-stream' };
      },
    },
  ];
}

function mlflowRun(run: RunRecord, logged: readonly LoggedValue[]): unknown {
  const task = run.submission.tasks[0].ai_runtime_task;
  const name = task.mlflow_run ?? task.experiment;
  return {
    info: {
      run_id: run.mlflowRunId,
      run_name: name,
      experiment_id: experimentId(run),
      artifact_uri: artifactUri(run),
      start_time: run.submittedAt,
      end_time: run.endedAt,
    },
    data: { params: parametersOf(logged) },
  };
}

function parametersOf(logged: readonly LoggedValue[]): unknown {
  return logged.flatMap((each) =>
    each.type === 'parameter' ? { key: each.key, value: each.value } : [],
  );
}

function artifactUri(run: RunRecord): string {
  return `dbfs:/databricks/mlflow-tracking/${experimentId(run)}/${run.mlflowRunId}/artifacts`;
}

/** The run that an MLflow run stands for; one that is not there is the answer. */
export function knownMlflowRun(runs: RunStore, mlflowRunId: string | null): RunRecord {
  const run = runs.getByMlflowRun(mlflowRunId ?? '');
  if (run) return run;
  throw doesNotExist(`Run '${mlflowRunId ?? ''}' not found.`);
}
