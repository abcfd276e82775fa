import { test } from 'vitest';
import { errorOf } from '../test/error-of.ts';
import { startFakeJobs } from '../test/fake-jobs.ts';
import type { FakeRun } from '../test/fake-jobs.ts';
import { listRuns } from './list-runs.ts';
import type { ListOptions, RunList } from './list-runs.ts';
import type { RunFilter } from './run-filter.ts';

const idsOf = ({ runs }: RunList): number[] => runs.map(({ runId }) => Number(runId));

/** Runs with ids from the count down, each a minute before the one that stands before it. */
const runsDown = (count: number, more: (id: number) => Partial<FakeRun> = () => ({})): FakeRun[] =>
  Array.from({ length: count }, (_, place) => count - place).map((id) => ({
    id,
    startTime: id * 60_000,
    ...more(id),
  }));

const pagesOfIds = (runs: readonly FakeRun[], size: number): number[][] =>
  Array.from({ length: Math.ceil(runs.length / size) }, (_, page) =>
    runs.slice(page * size, (page + 1) * size).map(({ id }) => id),
  );

const isGet = (request: string): boolean => request.startsWith('jobs/runs/get?');

test('of the index as many runs are read as are shown, side by side', async ({
  expect,
  onTestFinished,
}) => {
  const runs = runsDown(60);
  const jobs = { runs, index: pagesOfIds(runs, 25) };
  const { workspace, requests, busiest } = await startFakeJobs(onTestFinished, jobs);
  const list = await listRuns(workspace, { limit: 20 });
  expect(idsOf(list)).toEqual(runs.slice(0, 20).map(({ id }) => id));
  expect(list).toMatchObject({ hasMore: true, unreadable: 0 });
  expect(requests.filter((request) => !isGet(request))).toEqual([
    'ai-training/workflows?active_only=true',
  ]);
  expect(requests.filter(isGet)).toHaveLength(20);
  expect(busiest()).toBe(8);
  const all = await listRuns(workspace, { limit: 100 });
  expect([all.runs.length, all.hasMore]).toEqual([60, false]);
});

test('many runs of the index are read by pages of the full list, as long as these bring enough', async ({
  expect,
  onTestFinished,
}) => {
  const own = runsDown(200);
  const others = Array.from({ length: 40 }, (_, place) => ({ id: 900 + place, user: 'bob' }));
  const runs = [...own.slice(0, 150), ...others, ...own.slice(150)];
  const jobs = { runs, index: pagesOfIds(own, 100) };
  const { workspace, requests } = await startFakeJobs(onTestFinished, jobs);
  const list = await listRuns(workspace, { limit: 200 });
  expect(idsOf(list)).toEqual(own.map(({ id }) => id));
  // six pages of own runs, and one that brings too few
  expect(requests.filter((request) => request.startsWith('jobs/runs/list'))).toHaveLength(7);
  expect(requests.filter(isGet)).toHaveLength(50);

  requests.length = 0;
  const filter = { experiment: ['none'] };
  expect((await listRuns(workspace, { limit: 1, filter })).runs).toEqual([]);
  expect(requests.filter((request) => request.startsWith('jobs/runs/list'))).toHaveLength(7);
  expect(requests.filter(isGet).length).toBeLessThan(100);

  const refused = { '/api/2.2/jobs/runs/list': [403, 'PERMISSION_DENIED'] } as const;
  const { workspace: other } = await startFakeJobs(onTestFinished, { ...jobs, refused });
  expect(idsOf(await listRuns(other, { limit: 200 }))).toEqual(own.map(({ id }) => id));
});

test('an index that is not newest first is put in order', async ({ expect, onTestFinished }) => {
  const runs = runsDown(6);
  for (const index of [
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [
      [3, 5, 1],
      [6, 2, 4],
    ],
    [
      [4, 5],
      [6, 4, 3, 2, 1],
    ],
  ]) {
    const { workspace } = await startFakeJobs(onTestFinished, { runs, index });
    expect(idsOf(await listRuns(workspace, { limit: 2 }))).toEqual([6, 5]);
  }
});

test('a run of the index that cannot be read is left out, another takes its place', async ({
  expect,
  onTestFinished,
}) => {
  const runs = runsDown(5);
  const jobs = {
    runs,
    index: [[5, 4, 3, 2, 1]],
    refusals: { 5: [403, 'PERMISSION_DENIED'], 3: [404, 'RESOURCE_DOES_NOT_EXIST'] },
  } as const;
  const { workspace } = await startFakeJobs(onTestFinished, jobs);
  const list = await listRuns(workspace, { limit: 2 });
  expect(idsOf(list)).toEqual([4, 2]);
  expect(list).toMatchObject({ hasMore: true, unreadable: 2 });
});

test('a sign-in that is no longer good is no run that cannot be read', async ({
  expect,
  onTestFinished,
}) => {
  const refusals = { 1: [401, 'UNAUTHENTICATED'] } as const;
  const jobs = { runs: runsDown(1), index: [[1]], refusals };
  const { workspace } = await startFakeJobs(onTestFinished, jobs);
  expect(await errorOf(listRuns(workspace, { limit: 1 }))).toMatchObject({
    code: 'unauthenticated',
  });
});

const mixed = runsDown(60, (id) => ({
  kind: id % 3 === 0 ? 'notebook' : 'air',
  user: id % 2 === 0 ? 'bob@example.com' : 'Ada@example.com',
}));

test('without an index the full list is read, for the runs of AIR that are the caller’s', async ({
  expect,
  onTestFinished,
}) => {
  const { workspace, requests } = await startFakeJobs(onTestFinished, { runs: mixed });
  const list = await listRuns(workspace, { limit: 4 });
  expect(idsOf(list)).toEqual([59, 55, 53, 49]);
  expect(list.hasMore).toBe(true);
  expect(requests.toSorted()).toEqual(
    [
      'ai-training/workflows?active_only=true',
      'jobs/runs/list?run_type=SUBMIT_RUN&expand_tasks=true&limit=25&active_only=true',
      'preview/scim/v2/Me',
    ].toSorted(),
  );
});

test('runs of everyone come from the full list, page by page', async ({
  expect,
  onTestFinished,
}) => {
  const jobs = { runs: mixed, index: [[59]] };
  const { workspace, requests } = await startFakeJobs(onTestFinished, jobs);
  const list = await listRuns(workspace, { limit: 100, allUsers: true, allStatus: true });
  expect([list.runs.length, list.hasMore]).toEqual([40, false]);
  expect(requests).toEqual([
    'jobs/runs/list?run_type=SUBMIT_RUN&expand_tasks=true&limit=25&active_only=false',
    'jobs/runs/list?run_type=SUBMIT_RUN&expand_tasks=true&limit=25&active_only=false&page_token=1',
    'jobs/runs/list?run_type=SUBMIT_RUN&expand_tasks=true&limit=25&active_only=false&page_token=2',
  ]);
});

test('pages that repeat bring each run once', async ({ expect, onTestFinished }) => {
  const page = {
    next_page_token: 'again',
    runs: [{ run_id: 7, tasks: [{ ai_runtime_task: {} }] }],
  };
  const answers = { '/api/2.2/jobs/runs/list': () => page };
  const { workspace } = await startFakeJobs(onTestFinished, { runs: [], answers });
  const list = await listRuns(workspace, { limit: 5, allUsers: true });
  expect([idsOf(list), list.hasMore]).toEqual([[7], false]);
});

test('runs that have ended are left out unless wanted, whatever the service sends', async ({
  expect,
  onTestFinished,
}) => {
  const runs = runsDown(4, (id) => ({ state: id % 2 === 0 ? 'SUCCESS' : 'PENDING' }));
  const jobs = { runs, index: [[4, 3, 2, 1]] };
  const { workspace } = await startFakeJobs(onTestFinished, jobs);
  expect(idsOf(await listRuns(workspace, { limit: 9 }))).toEqual([3, 1]);
  expect(idsOf(await listRuns(workspace, { limit: 9, allStatus: true }))).toEqual([4, 3, 2, 1]);
});

const zoo: readonly FakeRun[] = [
  { id: 6, name: 'train-a', startTime: 6, accelerators: ['GPU_8xH100', 16] },
  { id: 5, name: 'train-b', startTime: 5, state: 'PENDING', kind: 'sweep' },
  { id: 4, name: 'a.train', startTime: 4, user: 'bob@example.com' },
  { id: 3, name: 'Train-c', startTime: 3, kind: 'older' },
];

test.for<[RunFilter, number[]]>([
  [{ experiment: ['train*'] }, [6, 5]],
  [{ experiment: ['*train'] }, [4]],
  [{ experiment: ['train-?'] }, [6, 5]],
  [{ experiment: ['train-?', 'a.*'] }, [6, 5, 4]],
  [{ experiment: ['a?train'] }, [4]],
  [{ experiment: ['[a-z]*'] }, []],
  [{ user: ['BOB@example.com'] }, [4]],
  [{ status: ['pending'] }, [5]],
  [{ acceleratorType: ['gpu_8xh100'] }, [6]],
  [{ accelerators: [16, 1], status: ['RUNNING'] }, [6, 4]],
])('%j finds %j', async ([filter, ids], { expect, onTestFinished }) => {
  const { workspace } = await startFakeJobs(onTestFinished, { runs: zoo });
  const options: ListOptions = { limit: 9, allUsers: true, filter };
  expect(idsOf(await listRuns(workspace, options))).toEqual(ids);
});

test('the limit counts what passes the filter', async ({ expect, onTestFinished }) => {
  const runs = runsDown(40, (id) => ({ name: id % 10 === 0 ? 'tenth' : 'other' }));
  const jobs = { runs, index: pagesOfIds(runs, 15) };
  const { workspace } = await startFakeJobs(onTestFinished, jobs);
  const filter = { experiment: ['tenth'] };
  const list = await listRuns(workspace, { limit: 3, filter });
  expect([idsOf(list), list.hasMore]).toEqual([[40, 30, 20], true]);
});

test('progress is asked for where it is wanted, of runs that go on', async ({
  expect,
  onTestFinished,
}) => {
  const runs = runsDown(2, (id) => ({ state: id === 1 ? 'SUCCESS' : 'RUNNING' }));
  const answers = {
    '/api/2.2/jobs/runs/get-output': () => ({ ai_runtime_task_output: { mlflow_run_id: 'ab' } }),
    '/api/2.0/mlflow/runs/get': () => ({
      run: { data: { params: [{ key: 'max_steps', value: '10' }] } },
    }),
    '/api/2.0/mlflow/metrics/get-history': () => ({ metrics: [{ value: 5, timestamp: 1 }] }),
  };
  const { workspace } = await startFakeJobs(onTestFinished, { runs, index: [[2, 1]], answers });
  const options = { limit: 9, allStatus: true };
  const { runs: listed } = await listRuns(workspace, { ...options, withProgress: true });
  expect(listed.map(({ progress }) => progress?.percent)).toEqual([50, undefined]);
});
