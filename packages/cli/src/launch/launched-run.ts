import type { SubmittedRun } from '@air/submit';
import type { Workspace } from '@air/workspace';

/** A run that a workspace has accepted. */
export interface LaunchedRun {
  readonly run: SubmittedRun;
  readonly workspace: Workspace;
  /** What `-p` has to name for other commands about the run. */
  readonly profile: string | undefined;
  /**
   * Grants the permissions of the config, for after the run id is out. What fails is a warning; rejects with the reason of
   * an aborted signal alone.
   */
  readonly grantPermissions: (signal: AbortSignal) => Promise<void>;
}
