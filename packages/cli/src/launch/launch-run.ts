import type { LaunchPlan, SubmittedRun } from '@air/submit';
import type { Issue } from '@air/validate';
import type { Workspace } from '@air/workspace';

import type { LoadedConfig } from '../config/load-config.ts';
import type { Session } from '../session.ts';

export interface LaunchOptions {
  /** In the embedded workspace, whatever `-p` says. */
  readonly local: boolean;
  readonly idempotencyKey: string | undefined;
}

/** A run that a workspace has accepted. */
export interface LaunchedRun {
  readonly run: SubmittedRun;
  readonly plan: LaunchPlan;
  readonly workspace: Workspace;
  /** Grants the permissions of the config, for after the run id is out. What fails is a warning. */
  readonly grantPermissions: () => Promise<void>;
}

/** Launches a run. What can be checked on this machine is checked before anyone signs in. */
export async function launchRun(
  session: Session,
  loaded: LoadedConfig,
  { local, idempotencyKey }: LaunchOptions,
): Promise<LaunchedRun> {
  const { host, output } = session;
  const { grantPermissions, planLaunch, submitRun } = await session.remote();
  const plan = await planLaunch({ ...loaded, env: host.env, idempotencyKey });
  for (const { issue, ...source } of plan.warnings) output.warn([issue], source);
  return session.interruptible(async (signal) => {
    const workspace = local ? await session.embeddedWorkspace() : await session.workspace();
    output.note(`Launching "${plan.experimentName}" on ${workspace.host}`);
    const source = { file: loaded.configFile, text: loaded.document.text };
    const onWarning = (warning: Issue): void => output.warn([warning], source);
    const run = await submitRun(workspace, plan, { signal, onWarning });
    return {
      run,
      plan,
      workspace,
      grantPermissions: () => grantPermissions(workspace, plan, run.runId, { onWarning }),
    };
  });
}
