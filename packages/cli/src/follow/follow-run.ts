import { CliError } from '../errors/cli-error.ts';
import { RunFailedError } from '../errors/run-failed-error.ts';
import type { LaunchedRun } from '../launch/launch-run.ts';
import type { Session } from '../session.ts';
import { nodeCount } from './followed-node.ts';
import type { FollowedNode } from './followed-node.ts';
import { showRun } from './show-run.ts';

/** Shows a run until it ends. Throws when it did not succeed, and when Ctrl-C stops the following. */
export async function followRun(
  session: Session,
  { workspace, run, plan }: LaunchedRun,
  asked: FollowedNode | undefined,
): Promise<void> {
  const { output } = session;
  const { runId, dashboardUrl } = run;
  const nodes = nodeCount(plan.config);
  const node = asked ?? 0;
  if (asked === undefined && nodes > 1) {
    output.note(`Following node 0 of ${nodes}; --node all follows every node`);
  }
  const { followRun: follow } = await session.remote();
  const { status, succeeded, message } = await session.interruptible(async (signal) => {
    try {
      const events = follow(workspace, runId, { node, signal });
      return await showRun(events, output, { labelled: node === 'all' && nodes > 1 });
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new CliError('interrupted', `stopped following run ${runId}, which goes on`, {
        hint: `Look again at ${dashboardUrl}, or follow it with the same command and --idempotency-key ${plan.idempotencyToken}`,
      });
    }
  });
  if (!succeeded) throw new RunFailedError(runId, status, message);
  output.result(
    { run_id: runId, status, dashboard_url: dashboardUrl },
    { progress: `Run ${runId} ended: ${status}` },
  );
}
