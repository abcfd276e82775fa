import { commandText } from '../output/command-text.ts';
import type { Session } from '../session.ts';
import type { LaunchedRun } from './launched-run.ts';

/** Tells the id of a run that was launched, and where it is seen: as the answer, or as the first event of a run that is followed. */
export function reportLaunch(
  { host, output }: Session,
  { run: { runId, dashboardUrl }, profile }: LaunchedRun,
  { follows }: { readonly follows: boolean },
): void {
  const ids = { run_id: runId, dashboard_url: dashboardUrl };
  const text = {
    result: `Submitted workload with Job Run ID: ${runId}\nView job run at: ${dashboardUrl}`,
  };
  if (follows) {
    output.event({ type: 'SUBMITTED', ...ids }, text);
    return;
  }
  output.result({ status: 'SUBMITTED', ...ids }, text);
  if (!output.json && host.isErrTerminal()) {
    output.note(`Follow it with: ${commandText(`logs ${runId}`, profile)}`);
  }
}
