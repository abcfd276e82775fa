import type { ListedRun } from '@air/runs';
import { test } from 'vitest';
import { moved, selectedRun, viewLines } from './run-view.ts';
import type { RunView } from './run-view.ts';

const run = (runId: string, name: string): ListedRun => ({
  runId,
  name,
  user: undefined,
  status: { status: 'RUNNING', ended: false, succeeded: false, message: undefined },
  startedAt: undefined,
  durationSeconds: 3725,
  experiment: name,
  acceleratorType: 'GPU_8xH100',
  accelerators: 16,
  isSweep: false,
  progress: { percent: 40, secondsLeft: 90 },
});

const view: RunView = {
  title: 'AIR runs on https://x',
  runs: [run('12', 'train'), run('11', 'bad\u001B[2Jname'), run('10', 'eval')],
  selected: undefined,
  message: '',
  trouble: undefined,
  asksToCancel: undefined,
};
const keys = 'up/down select   enter log   o open   c cancel   r refresh   q quit';
const size = { columns: 90, rows: 24 };

test('the runs stand below each other, the selected one is marked', ({ expect }) => {
  expect(viewLines(moved(view, 1), size)).toEqual([
    'AIR runs on https://x',
    '  RUN ID  NAME         STATUS   DURATION   GPUS             PROGRESS',
    '  12      train        RUNNING  1 h 2 min  16 x GPU_8xH100  40 %, about 1 min 30 s left',
    '> 11      bad [2Jname  RUNNING  1 h 2 min  16 x GPU_8xH100  40 %, about 1 min 30 s left',
    '  10      eval         RUNNING  1 h 2 min  16 x GPU_8xH100  40 %, about 1 min 30 s left',
    '',
    '',
    keys,
  ]);
});

test('lines are as wide as the terminal, and the selected run is among the rows', ({ expect }) => {
  const lines = viewLines(moved(view, 2), { columns: 20, rows: 7 });
  expect(lines.every(({ length }) => length <= 20)).toBe(true);
  expect(lines).toHaveLength(7);
  expect(lines[3]).toMatch(/^> 10 /);
});

test('the selection stays with its run, ends at both ends, and falls back to the first', ({
  expect,
}) => {
  const last = moved(view, 9);
  expect(selectedRun(last)?.runId).toBe('10');
  expect(selectedRun(moved(last, -9))?.runId).toBe('12');
  const shuffled = { ...last, runs: view.runs?.toReversed() };
  expect(selectedRun(shuffled)?.runId).toBe('10');
  expect(selectedRun({ ...last, runs: [run('12', 'train')] })?.runId).toBe('12');
  expect(selectedRun(moved({ ...view, runs: [] }, 1))).toBeUndefined();
});

test('a question comes before the news, and the news before trouble', ({ expect }) => {
  const foot = (change: Partial<RunView>): string | undefined =>
    viewLines({ ...view, ...change }, size).at(-2);
  const trouble = 'no connection';
  expect(foot({ trouble })).toBe('This list is old: no connection');
  expect(foot({ trouble, message: 'Cancelled run 12' })).toBe('Cancelled run 12');
  expect(foot({ trouble, asksToCancel: '12' })).toBe('Cancel run 12? y/n');
});

test('without runs it says so, once that is known', ({ expect }) => {
  expect(viewLines({ ...view, runs: [] }, size)).toContain('There are no such runs now');
  expect(viewLines({ ...view, runs: undefined, message: 'Reading the list …' }, size)).toEqual([
    'AIR runs on https://x',
    '',
    '',
    '',
    'Reading the list …',
    keys,
  ]);
});
