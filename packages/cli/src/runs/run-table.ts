import type { ListedRun } from '@air/runs';

import { textTable } from '../output/text-table.ts';
import type { TableSize } from '../output/text-table.ts';
import { progressText } from './progress-text.ts';
import { secondsText } from './seconds-text.ts';
import { timeText } from './time-text.ts';

/** A column that no run fills is left out. */
const columns: readonly (readonly [title: string, (run: ListedRun) => string | undefined])[] = [
  ['RUN ID', ({ runId }) => runId],
  ['NAME', ({ name, isSweep }) => (isSweep ? `${name ?? ''} (sweep)` : name)],
  ['STATUS', ({ status }) => status.status],
  ['STARTED', ({ startedAt }) => (startedAt === undefined ? undefined : timeText(startedAt))],
  [
    'DURATION',
    ({ durationSeconds: length }) => (length === undefined ? undefined : secondsText(length)),
  ],
  ['GPUS', gpusText],
  ['USER', ({ user }) => user],
  ['PROGRESS', ({ progress }) => (progress === undefined ? undefined : progressText(progress))],
];

function gpusText({ accelerators, acceleratorType }: ListedRun): string | undefined {
  return [accelerators, acceleratorType].filter((part) => part !== undefined).join(' x ');
}

/** Runs one below the other: a line of titles, then a line a run. */
export function runTable(runs: readonly ListedRun[], size?: TableSize): string[] {
  const shown = columns.filter(([, cellOf]) => runs.some((run) => cellOf(run)));
  const titles = shown.map(([title]) => title);
  return textTable(
    [titles, ...runs.map((run) => shown.map(([, cellOf]) => cellOf(run) ?? ''))],
    size,
  );
}
