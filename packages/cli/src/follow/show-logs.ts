import { findRun, readLogs } from '@air/runs';
import type { EndEvent } from '@air/runs';

import { CliError } from '../errors/cli-error.ts';
import { RunFailedError } from '../errors/run-failed-error.ts';
import { commandText } from '../output/command-text.ts';
import type { Session } from '../session.ts';
import { growHeapSlowly } from '../v8-flags.ts';
import type { FollowedNode } from './followed-node.ts';
import type { LogPast } from './log-flags.ts';
import { pollingOf } from './polling-of.ts';
import { showRun } from './show-run.ts';

interface ShowLogsOptions {
  readonly node: FollowedNode | undefined;
  readonly past: LogPast;
  /** The attempt; the latest one unless told. */
  readonly attempt: number | undefined;
  readonly follow: boolean;
  readonly timestamps: boolean;
  /** Ends the showing early, which is no failure. */
  readonly until?: AbortSignal;
}

/** Shows the log of a run, and goes on with a live one. Throws when the run has failed, and on Ctrl-C. */
export async function showLogs(
  session: Session,
  asked: string,
  { node, past, attempt, follow, timestamps, until }: ShowLogsOptions,
): Promise<void> {
  const { host, output, profile } = session;
  await growHeapSlowly(50);
  const workspace = await session.workspace();
  let runId = asked;
  const end = await session.interruptible(async (interrupt) => {
    const signal = until === undefined ? interrupt : AbortSignal.any([interrupt, until]);
    try {
      runId = await findRun(workspace, asked, { signal });
      const events = readLogs(workspace, runId, {
        node: node ?? 0,
        attempt,
        follow,
        signal,
        polling: pollingOf(profile),
        ...past,
      });
      return await showRun(events, { host, output, node, timestamps });
    } catch (error) {
      if (until?.aborted === true) return undefined;
      if (!signal.aborted) throw error;
      throw new CliError('interrupted', `stopped showing the log of run ${runId}`, {
        hint: `The run is not touched by that. Look again with ${commandText(`logs ${runId}`, profile)}`,
      });
    }
  });
  if (end === undefined) return;
  const lacksTimes = end.lacksTimes && (timestamps || past.since !== undefined);
  if (lacksTimes) output.note('This log has no times: all of it is shown, without any');
  tellEnd(session, runId, end);
}

/** Without any log, one line says how the run ended: workspace-api.md, "Logs". */
function tellEnd(session: Session, runId: string, end: EndEvent): void {
  const { status, message, isStatusNew, lacksLog } = end;
  if (end.ended && !end.succeeded) {
    const reasons = [message ?? [], lacksLog ? 'no line of its log was found' : []].flat();
    throw new RunFailedError([{ runId, status, message: reasons.join('; ') }]);
  }
  if (!lacksLog) return;
  const text = end.ended
    ? `Run ${runId} ended ${status}; no line of its log was found`
    : `Run ${runId} is ${status}; there is no line of its log yet`;
  if (isStatusNew) session.output.event({ type: 'STATUS', status }, { progress: text });
  else session.output.note(text);
}
