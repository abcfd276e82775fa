import { sourceOf } from '@air/submit/plan';
import type { ConfigInFile } from '@air/submit/plan';
import type { Issue } from '@air/validate';

import { cacheFolder } from '../cache-folder.ts';
import { imageOptions } from '../image/image-options.ts';
import type { Session } from '../session.ts';
import { embeddedProfile } from '../workspace/embedded-profile.ts';
import { codeProgress } from './code-progress.ts';
import { codeCounts, codeSummary } from './code-summary.ts';
import type { CodeSummary } from './code-summary.ts';
import type { LaunchedRun } from './launched-run.ts';

interface LaunchOptions {
  /** In the embedded workspace, whatever `-p` says. */
  readonly local: boolean;
  readonly idempotencyKey: string | undefined;
  readonly gitDiff: boolean;
}

/** Launches a run. What can be checked on this machine is checked before anyone signs in. */
export async function launchRun(
  session: Session,
  loaded: ConfigInFile,
  { local, idempotencyKey, gitDiff }: LaunchOptions,
): Promise<LaunchedRun> {
  const { host, output } = session;
  const { grantPermissions, planLaunch, submitRun } = await import('../remote.ts');
  return session.interruptible(async (signal) => {
    const input = { ...loaded, env: host.env, idempotencyKey };
    const plan = await planLaunch(input, {
      gitDiff,
      cacheFolder: cacheFolder(host.env),
      signal,
    });
    for (const { issue, ...source } of plan.warnings) output.warn([issue], source);
    const workspace = local ? await session.embeddedWorkspace() : await session.workspace();
    output.note(`Launching "${plan.config.experiment_name}" on ${workspace.host}`);
    const source = sourceOf(loaded);
    const onWarning = (warning: Issue): void => output.warn([warning], source);
    const run = await submitRun(workspace, plan, {
      ...imageOptions(session),
      signal,
      onWarning,
      onCode: (code, isThere) => output.note(codeLine(codeSummary(code), isThere)),
      onProgress: codeProgress(output),
    });
    return {
      run,
      workspace,
      profile: local ? embeddedProfile : session.profile,
      grantPermissions: (stop) =>
        grantPermissions(workspace, plan, run.runId, { onWarning, signal: stop }),
    };
  });
}

function codeLine(code: CodeSummary, isThere: boolean): string {
  const begin = isThere ? `The workspace has ${code.name} already` : `Uploading ${code.name}`;
  return `${begin}: ${codeCounts(code)}`;
}
