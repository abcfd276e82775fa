import { cancelRuns, listRuns } from '@air/runs';
import type { CancelledRuns } from '@air/runs';
import type { Workspace } from '@air/workspace';

import { CliError } from '../errors/cli-error.ts';
import { commandText } from '../output/command-text.ts';
import { counted } from '../output/counted.ts';
import { hintOf } from '../output/envelope-codes.ts';
import type { Session } from '../session.ts';
import type { Terminal } from '../terminal.ts';
import { confirm } from './confirm.ts';
import { runTable } from './run-table.ts';
import { unreadableText } from './show-runs.ts';

/** Cancels runs, each named as for `findRun`. Answers with the exit status. */
export async function cancelNamedRuns(session: Session, asked: readonly string[]): Promise<number> {
  const workspace = await session.workspace();
  return report(session, await cancelUntilInterrupted(session, workspace, asked), {});
}

/** Cancels the caller's own active runs, after a question where there is a terminal to ask on. Answers with the exit status. */
export async function cancelAllRuns(
  session: Session,
  terminal: Terminal | undefined,
): Promise<number> {
  const { output } = session;
  const workspace = await session.workspace();
  const { runs, unreadable } = await session.interruptible((signal) =>
    listRuns(workspace, { limit: Number.POSITIVE_INFINITY, signal }),
  );
  if (unreadable > 0) output.note(unreadableText(unreadable));
  const nothing = { cancelled: [], all: true };
  if (runs.length === 0) {
    output.result(nothing, { result: 'You have no active AIR runs' });
    return 0;
  }
  if (terminal !== undefined) {
    output.note(runTable(runs, { line: terminal.columns }).join('\n'));
    if (!(await confirm(session, terminal, `Cancel ${counted(runs.length, 'run')}?`))) {
      output.result(nothing, { result: 'Nothing was cancelled' });
      return 1;
    }
  }
  const ids = runs.map(({ runId }) => runId);
  return report(session, await cancelUntilInterrupted(session, workspace, ids), { all: true });
}

/** Cancels runs, up to a Ctrl-C, after which nobody knows how many are. */
async function cancelUntilInterrupted(
  session: Session,
  workspace: Workspace,
  runs: readonly string[],
): Promise<CancelledRuns> {
  return session.interruptible(async (signal) => {
    try {
      return await cancelRuns(workspace, runs, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
      const what = runs.length === 1 ? 'the run' : 'some of the runs';
      throw new CliError('interrupted', `stopped cancelling; ${what} may have been cancelled`, {
        hint: `See what still runs with ${commandText('list', session.profile)}`,
      });
    }
  });
}

/** Tells what came of it. Source: cli.md, "Output". */
function report(
  { output }: Session,
  { cancelled, endedBefore, failed }: CancelledRuns,
  more: { readonly all?: true },
): number {
  for (const { run, error } of failed) output.note(failureText(run, error));
  const ended = new Map(endedBefore.map(({ runId, status }) => [runId, status]));
  const endedNow = cancelled.filter((id) => !ended.has(id));
  const lines = [
    ...(endedNow.length === 0 ? [] : [`Cancelled ${endedNow.join(', ')}`]),
    ...[...ended].map(([id, status]) => `Run ${id} had ended already: ${status}`),
  ];
  output.result(
    {
      cancelled,
      ...more,
      ...(failed.length > 0 && {
        failed: failed.map(({ run, error }) => ({ run_id: run, error: error.message })),
      }),
    },
    lines.length === 0 ? undefined : { result: lines.join('\n') },
  );
  return failed.length === 0 ? 0 : 1;
}

function failureText(run: string, error: Error): string {
  const hint = hintOf(error);
  return `Error: ${run} was not cancelled: ${error.message}${hint === undefined ? '' : `\n  hint: ${hint}`}`;
}
