import { followRun as eventsOf } from '@air/runs';

import { CliError } from '../errors/cli-error.ts';
import { RunFailedError } from '../errors/run-failed-error.ts';
import type { LaunchedRun } from '../launch/launched-run.ts';
import { commandText } from '../output/command-text.ts';
import type { Session } from '../session.ts';
import { growHeapSlowly } from '../v8-flags.ts';
import type { FollowedNode } from './followed-node.ts';
import { pollingOf } from './polling-of.ts';
import { showRun } from './show-run.ts';

/** Shows a run until it ends. Throws when it did not succeed, and when Ctrl-C stops the following. */
export async function followRun(
  session: Session,
  { workspace, run, profile }: LaunchedRun,
  node: FollowedNode | undefined,
): Promise<void> {
  const { host, output } = session;
  await growHeapSlowly(50);
  const { runId, dashboardUrl } = run;
  const { status, succeeded, message } = await session.interruptible(async (signal) => {
    try {
      const polling = pollingOf(profile);
      const events = eventsOf(workspace, runId, { node: node ?? 0, signal, polling });
      return await showRun(events, { host, output, node });
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new CliError('interrupted', `stopped following run ${runId}, which goes on`, {
        hint: `Look again with ${commandText(`logs ${runId}`, profile)}, or wait for its end with ${commandText(`wait ${runId}`, profile)}; its page is ${dashboardUrl}`,
      });
    }
  });
  if (!succeeded) throw new RunFailedError([{ runId, status, message }]);
  output.result(
    { run_id: runId, status, dashboard_url: dashboardUrl },
    { progress: `Run ${runId} ended: ${status}` },
  );
}
