import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { openWorkspace } from '@air/workspace';
import type { Workspace } from '@air/workspace';

/** A record as the log service sends it. */
export interface SentRecord {
  readonly time_unix_nano: string;
  readonly body: string;
  readonly node_index?: number;
  readonly record_id?: string;
}

/** A status and a body. */
export type Reply = readonly [status: number, body: object];

/** What the service answers to the first, second, third … request of a kind. */
export interface Script {
  readonly run: (look: number) => Reply;
  readonly logs?: (query: URLSearchParams, look: number) => Reply;
  readonly output?: (taskRunId: string, look: number) => Reply;
  /** The artifacts of the MLflow run, by path, asked for anew each time; there is no such run without them. */
  readonly files?: () => Files;
  /** Sizes that are listed in place of the true ones. */
  readonly sizes?: Readonly<Record<string, number>>;
}

export interface ScriptedService {
  readonly workspace: Workspace;
  /** The queries for logs, in order. */
  readonly logQueries: URLSearchParams[];
  /** What was asked of MLflow and of the store of its files, in order. */
  readonly mlflowRequests: string[];
}

/** A service that acts out a script, for what no real one does on demand. It ends with the test. */
export async function startScriptedService(
  onTestFinished: (end: () => Promise<void>) => void,
  script: Script,
): Promise<ScriptedService> {
  const logQueries: URLSearchParams[] = [];
  const mlflowRequests: string[] = [];
  const looks = { run: 0, output: 0 };
  const reply = (url: URL): Reply => {
    if (url.pathname.endsWith('/jobs/runs/get')) return script.run(looks.run++);
    if (url.pathname.endsWith('/runs/get-output')) {
      const taskRunId = url.searchParams.get('run_id') ?? '';
      const known = { ai_runtime_task_output: { mlflow_run_id: 'm1' } };
      const usual: Reply = [200, script.files === undefined ? {} : known];
      return script.output?.(taskRunId, looks.output++) ?? usual;
    }
    if (url.pathname.includes('/mlflow/')) {
      mlflowRequests.push(url.pathname.replace('/api/2.0/mlflow/', '') + url.search);
      return mlflowReply(url, script);
    }
    logQueries.push(url.searchParams);
    return script.logs?.(url.searchParams, logQueries.length - 1) ?? [200, {}];
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    if (url.pathname.startsWith('/store/')) {
      mlflowRequests.push(`${url.pathname} ${request.headers.range ?? 'whole'}`);
      sendFile(response, url, request.headers.range, script.files?.() ?? {});
      return;
    }
    const [status, body] = reply(url);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const host = `http://127.0.0.1:${address.port}`;
  const workspace = await openWorkspace({
    env: { DATABRICKS_HOST: host, DATABRICKS_TOKEN: 'dapi-fake' },
  });
  onTestFinished(async () => {
    await workspace.close();
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  return { workspace, logQueries, mlflowRequests };
}

type Files = Readonly<Record<string, string | Buffer>>;

function mlflowReply(url: URL, { files, sizes }: Script): Reply {
  if (files === undefined) return [404, { error_code: 'RESOURCE_DOES_NOT_EXIST' }];
  const path = url.searchParams.get('path') ?? '';
  if (url.pathname.endsWith('/artifacts/list'))
    return [200, { files: listing(path, files(), sizes) }];
  if (url.pathname.endsWith('/credentials-for-read')) {
    return [
      200,
      { credential_infos: [{ signed_uri: `${url.origin}/store/${path}`, headers: [] }] },
    ];
  }
  return [200, { run: { info: { run_name: 'run', artifact_uri: 'dbfs:/databricks/m1' } } }];
}

/** What lies directly in a folder, in no useful order. */
function listing(folder: string, files: Files, sizes: Script['sizes'] = {}): object[] {
  const found = new Map<string, object>();
  for (const [path, content] of Object.entries(files).toReversed()) {
    if (!path.startsWith(`${folder}/`)) continue;
    const [name = '', ...below] = path.slice(folder.length + 1).split('/');
    const isFile = below.length === 0;
    const file_size = sizes[path] ?? Buffer.byteLength(content);
    const of = isFile ? { file_size } : { is_dir: true };
    found.set(name, { path: `${folder}/${name}`, ...of });
  }
  return [...found.values()];
}

function sendFile(
  response: ServerResponse,
  url: URL,
  range: string | undefined,
  files: Files,
): void {
  const bytes = Buffer.from(files[url.pathname.slice('/store/'.length)] ?? '');
  const [, from = ''] = /^bytes=(\d+)-$/.exec(range ?? '') ?? [];
  if (from === '') response.writeHead(200);
  else if (Number(from) >= bytes.length) response.writeHead(416);
  else {
    const part = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
    response.writeHead(206, { 'content-range': part });
  }
  response.end(bytes.subarray(Number(from)));
}

interface Attempt {
  readonly number?: number;
  readonly state: string;
  readonly startTime?: number;
  readonly endTime?: number;
}

/** The answer of `runs/get`; a state is `RUNNING` or the like, or a result. */
export function runReply(state: string, attempts: readonly Attempt[] = [{ state }]): Reply {
  const tasks = attempts.map(({ number = 0, state, startTime = 0, endTime = 0 }) => ({
    run_id: 100 + number,
    attempt_number: number,
    max_retries: 3,
    start_time: startTime,
    end_time: endTime,
    state: stateReply(state),
  }));
  const [first] = tasks;
  const times = { start_time: first?.start_time ?? 0, end_time: tasks.at(-1)?.end_time ?? 0 };
  return [200, { run_id: 7, ...times, state: stateReply(state), tasks }];
}

function stateReply(state: string): object {
  const isResult = /^(SUCCESS|FAILED|CANCELED|TIMEDOUT)$/.test(state);
  return isResult
    ? { life_cycle_state: 'TERMINATED', result_state: state }
    : { life_cycle_state: state };
}
