import { test } from 'vitest';
import { startFakeJobs } from '../test/fake-jobs.ts';
import type { FakeJobs, FakeRun } from '../test/fake-jobs.ts';
import { errorOf } from '../test/error-of.ts';
import { findRun } from './find-run.ts';

const hour = 3_600_000;
const runs: readonly FakeRun[] = [
  { id: 40, name: 'tune', startTime: 3 * hour, user: 'bob@example.com' },
  { id: 30, name: 'eval', startTime: 2 * hour, kind: 'notebook' },
  { id: 20, name: 'train', startTime: hour },
  { id: 10, name: 'pretrain', startTime: 0, state: 'FAILED' },
];
const index = [[20, 10]];

const services: readonly [string, FakeJobs][] = [
  ['the index', { runs, index }],
  ['the full list', { runs }],
];

test('digits are an id, whatever runs there are', async ({ expect, onTestFinished }) => {
  const { workspace, requests } = await startFakeJobs(onTestFinished, { runs });
  expect(await findRun(workspace, '9223372036854775807')).toBe('9223372036854775807');
  expect(await findRun(workspace, '0070')).toBe('70');
  expect(await findRun(workspace, '00')).toBe('0');
  expect(requests).toEqual([]);
});

test.for(services)(
  'latest is the newest AIR run of the caller, by %s',
  async ([, jobs], { expect, onTestFinished }) => {
    const { workspace } = await startFakeJobs(onTestFinished, jobs);
    expect(await findRun(workspace, 'latest')).toBe('20');
  },
);

test.for(services)(
  'a name that is unique is a run, ended or not, by %s',
  async ([, jobs], { expect, onTestFinished }) => {
    const { workspace } = await startFakeJobs(onTestFinished, jobs);
    expect(await findRun(workspace, 'pretrain')).toBe('10');
  },
);

test.for(services)(
  'a name that no run has is an error that suggests a near one, by %s',
  async ([, jobs], { expect, onTestFinished }) => {
    const { workspace } = await startFakeJobs(onTestFinished, jobs);
    expect(await errorOf(findRun(workspace, 'pretrian'))).toMatchObject({
      code: 'run-not-found',
      message: 'none of your AIR runs is called "pretrian"',
      hint: 'Did you mean pretrain?',
    });
    expect(await errorOf(findRun(workspace, 'tune'))).toMatchObject({ hint: undefined });
  },
);

test('a name of several runs is an error that lists them', async ({ expect, onTestFinished }) => {
  const twice = [{ id: 21, name: 'train', state: 'PENDING' }, ...runs];
  const jobs = { runs: twice, index: [[21, 20, 10]] };
  const { workspace } = await startFakeJobs(onTestFinished, jobs);
  expect(await errorOf(findRun(workspace, 'train'))).toMatchObject({
    code: 'run-name-ambiguous',
    message: `2 of your runs are called "train":
  21  not started  PENDING
  20  1970-01-01T01:00:00.000Z  RUNNING`,
    hint: 'Name one of them by its id, or the newest run of all as latest.',
  });
});

test('the newest 100 runs are looked at, the first ten of a name are told', async ({
  expect,
  onTestFinished,
}) => {
  const many = Array.from({ length: 120 }, (_, place) => ({
    id: 500 - place,
    name: place < 12 ? 'often' : `run-${place}`,
    startTime: (500 - place) * hour,
  }));
  const { workspace, requests } = await startFakeJobs(onTestFinished, { runs: many });
  const error = await errorOf(findRun(workspace, 'often'));
  expect(error).toHaveProperty('message', expect.stringMatching(/^12 of .*\n {2}and 2 others$/s));
  expect(requests.filter((request) => request.startsWith('jobs/runs/list'))).toHaveLength(4);
  expect(await findRun(workspace, 'run-99')).toBe('401');
  expect(await errorOf(findRun(workspace, 'run-101'))).toMatchObject({
    message: 'none of your 100 latest AIR runs is called "run-101"',
  });
});

test('without any run of AIR there is no latest one', async ({ expect, onTestFinished }) => {
  const { workspace } = await startFakeJobs(onTestFinished, { runs: [], index: [[]] });
  expect(await errorOf(findRun(workspace, 'latest'))).toMatchObject({
    code: 'run-not-found',
    message: `you have no AIR runs on ${workspace.host}`,
  });
});
