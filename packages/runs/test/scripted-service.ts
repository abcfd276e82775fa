import { createServer } from 'node:http';
import { openWorkspace, type Workspace } from '@air/workspace';

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
}

export interface ScriptedService {
  readonly workspace: Workspace;
  /** The queries for logs, in order. */
  readonly logQueries: URLSearchParams[];
}

/** A service that acts out a script, for what no real one does on demand. It ends with the test. */
export async function startScriptedService(
  onTestFinished: (end: () => Promise<void>) => void,
  script: Script,
): Promise<ScriptedService> {
  const logQueries: URLSearchParams[] = [];
  const looks = { run: 0, output: 0 };
  const reply = (url: URL): Reply => {
    if (url.pathname.endsWith('/runs/get')) return script.run(looks.run++);
    if (url.pathname.endsWith('/runs/get-output')) {
      const taskRunId = url.searchParams.get('run_id') ?? '';
      return script.output?.(taskRunId, looks.output++) ?? [200, {}];
    }
    logQueries.push(url.searchParams);
    return script.logs?.(url.searchParams, logQueries.length - 1) ?? [200, {}];
  };
  const server = createServer((request, response) => {
    const [status, body] = reply(new URL(request.url ?? '', 'http://localhost'));
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
  return { workspace, logQueries };
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
