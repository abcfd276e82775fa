import { didYouMean } from '@air/validate';
import type { CallOptions, JobRun, Workspace } from '@air/workspace';
import { airTask } from './air-run.ts';
import { RunsError } from './errors.ts';
import { openRunSource } from './open-run-source.ts';
import { statusOf } from './run-status.ts';

/** So many of the caller's newest runs are looked at for a name. */
const mostRuns = 100;

/** So many runs of one name are told. */
const mostTold = 10;

/**
 * The id of the run that a user means: an id, even if there is no such run; `latest`, the caller's newest AIR
 * run; or the name of one of the caller's newest 100. Rejects with a RunsError, `run-not-found` or `run-name-ambiguous`.
 */
export async function findRun(
  workspace: Workspace,
  text: string,
  { signal }: CallOptions = {},
): Promise<string> {
  const [, id] = /^0*(\d+)$/.exec(text) ?? [];
  if (id !== undefined) return id;
  const runs = await newestRuns(workspace, text === 'latest' ? 1 : mostRuns, signal);
  const [newest] = runs;
  if (newest === undefined) {
    throw new RunsError('run-not-found', `you have no AIR runs on ${workspace.host}`);
  }
  if (text === 'latest') return newest.runId;
  const named = runs.filter((run) => namesOf(run).includes(text));
  const [found] = named;
  if (found === undefined) throw notFound(text, runs);
  if (named.length > 1) throw ambiguous(text, named);
  return found.runId;
}

async function newestRuns(
  workspace: Workspace,
  count: number,
  signal: AbortSignal | undefined,
): Promise<readonly JobRun[]> {
  const source = await openRunSource(workspace, { activeOnly: false, signal });
  const runs: JobRun[] = [];
  while (runs.length < count && source.hasMore)
    runs.push(...(await source.next(count - runs.length)));
  return runs;
}

/** What a run is called: its own name, and that of its experiment. */
function namesOf(run: JobRun): string[] {
  return [run.name, airTask(run)?.workload.experiment].filter((name) => name !== undefined);
}

function notFound(name: string, runs: readonly JobRun[]): RunsError {
  const which = runs.length < mostRuns ? '' : `${mostRuns} latest `;
  return new RunsError(
    'run-not-found',
    `none of your ${which}AIR runs is called ${JSON.stringify(name)}`,
    didYouMean(name, runs.flatMap(namesOf)),
  );
}

function ambiguous(name: string, runs: readonly JobRun[]): RunsError {
  const told = runs.slice(0, mostTold).map((run) => {
    const start =
      run.startTime === undefined ? 'not started' : new Date(run.startTime).toISOString();
    return `\n  ${run.runId}  ${start}  ${statusOf(run).status}`;
  });
  const others = runs.length > mostTold ? `\n  and ${runs.length - mostTold} others` : '';
  return new RunsError(
    'run-name-ambiguous',
    `${runs.length} of your runs are called ${JSON.stringify(name)}:${told.join('')}${others}`,
    { hint: 'Name one of them by its id, or the newest run of all as latest.' },
  );
}
