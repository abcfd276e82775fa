import { findRun, waitForRun } from '@air/runs';

import { CliError } from '../errors/cli-error.ts';
import { outcomeJson, RunFailedError } from '../errors/run-failed-error.ts';
import type { RunOutcome } from '../errors/run-failed-error.ts';
import { commandText } from '../output/command-text.ts';
import type { Session } from '../session.ts';
import { pollingOf } from './polling-of.ts';

interface EndedRun extends RunOutcome {
  readonly succeeded: boolean;
}

/** Waits for the end of runs, side by side. Throws when one did not succeed, and on Ctrl-C. */
export async function waitForRuns(session: Session, asked: readonly string[]): Promise<void> {
  const { output, profile } = session;
  const workspace = await session.workspace();
  const ended = await session.interruptible(async (interrupt) => {
    const failed = new AbortController();
    const signal = AbortSignal.any([interrupt, failed.signal]);
    try {
      const found = await Promise.all(asked.map((text) => findRun(workspace, text, { signal })));
      const runs = [...new Set(found)].map(async (runId): Promise<EndedRun> => {
        const { status, succeeded, message } = await waitForRun(workspace, runId, {
          signal,
          polling: pollingOf(profile),
        });
        if (found.length > 1) output.note(`Run ${runId} ended: ${status}`);
        return { runId, status, succeeded, message };
      });
      return await Promise.all(runs);
    } catch (error) {
      // what fails for one run ends the waiting for all
      failed.abort(error);
      if (!interrupt.aborted) throw error;
      throw new CliError('interrupted', 'stopped waiting; the runs go on', {
        hint: `Wait again with ${commandText(`wait ${asked.join(' ')}`, profile)}`,
      });
    }
  });
  const bad = ended.filter(({ succeeded }) => !succeeded);
  if (bad.length > 0) throw new RunFailedError(bad, ended);
  output.result(
    { runs: ended.map(outcomeJson) },
    { result: ended.map(({ runId, status }) => `Run ${runId} ended: ${status}`).join('\n') },
  );
}
