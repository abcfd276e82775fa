import type { Workspace } from '@air/workspace';
import { oneTry, Patience } from './patience.ts';
import { Cadence, defaultPolling, pause } from './polling.ts';
import type { Polling } from './polling.ts';
import { isRequestFailure, mayPass } from './request-failure.ts';
import { runStatus } from './run-status.ts';
import type { RunStatus } from './run-status.ts';
import { explainUnknown } from './unknown-run.ts';

export interface WaitOptions {
  readonly signal?: AbortSignal | undefined;
  /** How often to ask; what is not given suits a person who watches. */
  readonly polling?: Partial<Polling> | undefined;
}

/** Waits for the end of a run, however long that takes. Throws the signal's reason when that is aborted, or a WorkspaceError or RunsError. */
export async function waitForRun(
  workspace: Workspace,
  runId: string,
  { signal, polling: given }: WaitOptions = {},
): Promise<RunStatus> {
  const polling = { ...defaultPolling, ...given };
  const patience = new Patience(polling.live);
  const cadence = Cadence.ofStatus(polling);
  let last: string | undefined;
  for (;;) {
    try {
      const status = await runStatus(workspace, runId, { signal, ...oneTry });
      if (status.ended) return status;
      patience.renew();
      if (status.status !== last) cadence.changed();
      last = status.status;
    } catch (error) {
      if (!isRequestFailure(error) || !mayPass(error) || !patience.bears(error)) {
        throw await explainUnknown(workspace, runId, error, { signal });
      }
    }
    cadence.looked(patience.wait);
    await pause(cadence.wait, signal);
  }
}
