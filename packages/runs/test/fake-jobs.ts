import { createServer } from 'node:http';
import { openWorkspace } from '@air/workspace';
import type { Workspace } from '@air/workspace';

export const me = 'ada@example.com';

/** A run as a test needs it. */
export interface FakeRun {
  readonly id: number;
  readonly name?: string;
  readonly user?: string;
  /** `RUNNING` or the like, or a result. */
  readonly state?: string;
  /** In milliseconds. */
  readonly startTime?: number;
  readonly accelerators?: readonly [type: string, count: number];
  /** What its task is; one of AIR unless told. */
  readonly kind?: 'air' | 'sweep' | 'older' | 'notebook' | 'untold';
}

export interface FakeJobs {
  /** In the order of the service's lists. */
  readonly runs: readonly FakeRun[];
  /** The ids on each page of the index; 404 when there is none. */
  readonly index?: readonly (readonly number[])[];
  /** What the service answers in place of a run, by its id. */
  readonly refusals?: Readonly<Record<number, readonly [status: number, errorCode: string]>>;
  /** What the service answers in place of anything else, by path. */
  readonly refused?: Readonly<Record<string, readonly [status: number, errorCode: string]>>;
  /** Further answers, by path. */
  readonly answers?: Readonly<Record<string, (query: URLSearchParams) => object | undefined>>;
}

export interface FakeJobsService {
  readonly workspace: Workspace;
  /** What was asked: the path without `/api/2.…/`, and the query. */
  readonly requests: string[];
  /** The most requests that were under way at a time. */
  readonly busiest: () => number;
}

type Reply = readonly [status: number, body: object];

/** A service with these runs, for lists that no real one has on demand. It ends with the test. */
export async function startFakeJobs(
  onTestFinished: (end: () => Promise<void>) => void,
  jobs: FakeJobs,
): Promise<FakeJobsService> {
  const requests: string[] = [];
  let underWay = 0;
  let busiest = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    requests.push(`${url.pathname.replace(/^\/api\/2\.\d\//, '')}${url.search}`);
    underWay += 1;
    busiest = Math.max(busiest, underWay);
    // a turn later, so that requests that are sent together meet here
    setTimeout(() => {
      underWay -= 1;
      const [status, body] = reply(jobs, url);
      response.writeHead(status, {
        'content-type': 'application/json',
        'x-databricks-org-id': '7',
      });
      response.end(JSON.stringify(body));
    }, 5);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const workspace = await openWorkspace({
    env: {
      DATABRICKS_HOST: `http://127.0.0.1:${address.port}`,
      DATABRICKS_TOKEN: 'dapi-fake',
    },
  });
  onTestFinished(async () => {
    await workspace.close();
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  return { workspace, requests, busiest: () => busiest };
}

function refusal([status, errorCode]: readonly [number, string]): Reply {
  return [status, { error_code: errorCode, message: 'No.' }];
}

const missing: Reply = [404, { error_code: 'ENDPOINT_NOT_FOUND', message: 'No such API.' }];

function reply(jobs: FakeJobs, { pathname, searchParams: query }: URL): Reply {
  const refused = jobs.refused?.[pathname];
  if (refused !== undefined) return refusal(refused);
  const own = jobs.answers?.[pathname]?.(query);
  if (own !== undefined) return [200, own];
  if (pathname.endsWith('/Me')) return [200, { userName: me }];
  if (pathname.endsWith('/runs/get')) return getReply(jobs, Number(query.get('run_id')));
  const page = Number(query.get('page_token') ?? 0);
  if (pathname.endsWith('/runs/list')) {
    const from = page * 25;
    return pageReply(
      'runs',
      jobs.runs.slice(from, from + 25).map(runView),
      page,
      jobs.runs.length > from + 25,
    );
  }
  if (pathname.endsWith('/workflows') && jobs.index !== undefined) {
    const ids = jobs.index[page] ?? [];
    return pageReply(
      'training_workflows',
      ids.map((id) => indexView(jobs, id)),
      page,
      page + 1 < jobs.index.length,
    );
  }
  return missing;
}

function pageReply(name: string, items: readonly object[], page: number, hasMore: boolean): Reply {
  return [200, { [name]: items, ...(hasMore && { next_page_token: String(page + 1) }) }];
}

function getReply({ runs, refusals }: FakeJobs, id: number): Reply {
  const refused = refusals?.[id];
  if (refused !== undefined) return refusal(refused);
  const run = runs.find((each) => each.id === id);
  if (run !== undefined) return [200, runView(run)];
  return [400, { error_code: 'INVALID_PARAMETER_VALUE', message: `Run ${id} does not exist.` }];
}

/** Half of the times are RFC 3339, half in seconds, as the service may send either. */
function indexView({ runs }: FakeJobs, id: number): object {
  const { startTime } = runs.find((run) => run.id === id) ?? {};
  if (startTime === undefined) return { job_run_id: String(id) };
  const time =
    id % 2 === 0
      ? new Date(startTime).toISOString()
      : { seconds: String(Math.floor(startTime / 1000)), nanos: (startTime % 1000) * 1e6 };
  return { job_run_id: id, submit_time: time };
}

const results = /^(SUCCESS|FAILED|CANCELED|TIMEDOUT)$/;

function runView({ id, name = 'train', user = me, state = 'RUNNING', ...run }: FakeRun): object {
  const times = { start_time: run.startTime ?? 0, end_time: 0 };
  const status = results.test(state)
    ? { life_cycle_state: 'TERMINATED', result_state: state }
    : { life_cycle_state: state };
  return {
    run_id: id,
    run_name: name,
    creator_user_name: user,
    ...times,
    state: status,
    ...(run.kind !== 'untold' && {
      tasks: [{ run_id: id + 1_000_000, ...times, state: status, ...taskOf(run, name) }],
    }),
  };
}

function taskOf(
  { kind = 'air', accelerators = ['GPU_1xA10', 1] }: Partial<FakeRun>,
  name: string,
): object {
  const [accelerator_type, accelerator_count] = accelerators;
  const compute = { accelerator_type, accelerator_count };
  const work = { ai_runtime_task: { experiment: name, deployments: [{ compute }] } };
  switch (kind) {
    case 'air':
      return work;
    case 'sweep':
      return { for_each_task: { inputs: '[1, 2]', task: { task_key: 'one', ...work } } };
    case 'older':
      return { gen_ai_compute_task: { training_script_path: '/Workspace/train.py' } };
    case 'notebook':
    case 'untold':
      return { notebook_task: { notebook_path: '/Workspace/x' } };
  }
}
