import { listRuns } from '@air/runs';
import type { ListedRun, ListOptions, RunList } from '@air/runs';

import type { Session } from '../session.ts';
import { runTable } from './run-table.ts';

/** No name pushes the rest of a line further away from the eye. */
const widestCell = 64;

/** Answers with a list of runs. */
export async function showRuns(
  session: Session,
  options: Omit<ListOptions, 'withProgress' | 'signal'>,
): Promise<void> {
  const { host, output } = session;
  const workspace = await session.workspace();
  const isForPerson = !output.json && host.isOutTerminal();
  const list = await session.interruptible((signal) =>
    // a script would pay three requests a run for what it cannot read
    listRuns(workspace, { ...options, withProgress: isForPerson, signal }),
  );
  const { runs, unreadable } = list;
  if (unreadable > 0) output.note(unreadableText(unreadable));
  if (runs.length > 0) {
    const table = runTable(runs, isForPerson ? { cell: widestCell } : {});
    output.result({ runs: runs.map(runJson) }, { result: table.join('\n') });
  } else {
    output.result({ runs: [] }, { progress: nothingText(options) });
  }
  if (list.hasMore && !output.json) output.note(moreText(list));
}

/** Says that a list lacks so many runs. */
export function unreadableText(count: number): string {
  return `${count} of the listed runs cannot be read and are left out`;
}

/** Source: cli.md, "Output". */
function runJson(run: ListedRun): object {
  return {
    run_id: run.runId,
    run_name: run.name ?? null,
    user: run.user ?? null,
    status: run.status.status,
    started_at: run.startedAt?.toISOString() ?? null,
    is_sweep: run.isSweep,
  };
}

function moreText({ runs }: RunList): string {
  return `These are the newest ${runs.length}; there may be more: --limit N shows N`;
}

/** What is missing, and which flags would look further. */
function nothingText({ allStatus, allUsers, filter }: ListOptions): string {
  const which = [
    allStatus === true ? '' : 'active ',
    filter === undefined ? '' : ' with this filter',
  ];
  const wider = [
    ...(allStatus === true ? [] : ['--all-status looks among the ended ones too']),
    ...(allUsers === true ? [] : ["--all-users among everyone's"]),
  ];
  const whose = allUsers === true ? 'There are no' : 'You have no';
  const hint = wider.length === 0 ? '' : `; ${wider.join(', ')}`;
  return `${whose} ${which[0]}AIR runs${which[1]}${hint}`;
}
