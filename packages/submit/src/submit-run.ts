import type { OnProgress, PackProgress } from '@air/snapshot';
import type { Issue } from '@air/validate';
import type { Workspace } from '@air/workspace';
import { inConfig } from './checks/in-config.ts';
import { interruption, isInterruption } from './interruption.ts';
import type { LaunchStep, Reached } from './interruption.ts';
import { launchCode } from './plan/launch-code.ts';
import type { LaunchCode } from './plan/launch-code.ts';
import type { LaunchPlan } from './plan/plan-launch.ts';
import { submission } from './plan/submission.ts';
import { isCodeThere, placedCode, uploadCode } from './steps/code.ts';
import type { PlacedCode } from './steps/code.ts';
import { eitherSignal } from './steps/either-signal.ts';
import { makeExperimentDirectory } from './steps/experiment-directory.ts';
import { makeImageReady } from './steps/image.ts';
import type { ImageOptions } from './steps/image.ts';
import { lookUp } from './steps/look-up.ts';
import { noVerdictWarning, serverCheck } from './steps/server-check.ts';
import { submit } from './steps/submit.ts';
import { makeLaunchDirectory, uploadFiles } from './steps/upload.ts';

export interface SubmitOptions extends ImageOptions {
  /** Told when a step begins. */
  readonly onStep?: ((step: LaunchStep) => void) | undefined;
  /** Told what is doubtful about the config but stops nothing. */
  readonly onWarning?: ((warning: Issue) => void) | undefined;
  /** Told once it is known whether the workspace has the code of the run already. */
  readonly onCode?: ((code: LaunchCode, isThere: boolean) => void) | undefined;
  /** Told while the code is read for its name, and while it is uploaded. */
  readonly onProgress?: ((progress: CodeProgress) => void) | undefined;
}

/** How much of the run's code is done. */
export interface CodeProgress extends PackProgress {
  readonly work: 'reading' | 'uploading';
}

/** A run that the workspace has accepted. */
export interface SubmittedRun {
  /** As text: run ids can be beyond 2^53. */
  readonly runId: string;
  readonly dashboardUrl: string;
}

/**
 * Launches a plan: what can be looked up and the workspace's own check first, then the files, then the run, with the
 * plan's idempotency token. Throws a WorkspaceError that names the step, or a SubmitError; one that leaves it open
 * whether the run exists says so.
 */
export async function submitRun(
  workspace: Workspace,
  plan: LaunchPlan,
  { onStep, onWarning, onCode, onProgress, ...imageOptions }: SubmitOptions = {},
): Promise<SubmittedRun> {
  const { signal } = imageOptions;
  const ended = new AbortController();
  const options = { signal: eitherSignal(ended.signal, signal) };
  const reached: Reached = { step: 'look-up', directories: [], code: undefined };
  const begin = (step: LaunchStep): void => {
    signal?.throwIfAborted();
    reached.step = step;
    onStep?.(step);
  };
  try {
    begin('look-up');
    const [{ home, directory, usagePolicyId, missing, image }, packed] = await Promise.all([
      lookUp(workspace, plan, options),
      launchCode(plan, { ...options, onProgress: told('reading') }),
    ]);
    const code = packed && placedCode(packed, home);
    for (const warning of code?.warnings ?? []) onWarning?.(warning);
    begin('check');
    const [noVerdict, isThere] = await Promise.all([
      serverCheck(workspace, plan, directory, options),
      code !== undefined && isCodeThere(workspace, code.path, options),
    ]);
    if (noVerdict !== undefined) onWarning?.(noVerdictWarning(noVerdict));
    if (code !== undefined) onCode?.(code, isThere);
    if (plan.dockerImageUrl !== undefined) {
      begin('image');
      await inConfig(plan, () => makeImageReady(workspace, plan, image, imageOptions));
    }
    begin('directories');
    reached.directories = missing === undefined ? [directory] : [directory, missing];
    reached.code = code && { path: code.path, isThere };
    const files = [...plan.files, ...(code?.files ?? [])];
    await Promise.all([
      makeLaunchDirectory(workspace, directory, files, options),
      missing === undefined ? undefined : makeExperimentDirectory(workspace, missing, options),
    ]);
    begin('upload');
    await Promise.all([
      uploadFiles(workspace, directory, files, options),
      code !== undefined && !isThere && upload(code),
    ]);
    begin('submit');
    const body = submission(plan, directory, { usagePolicyId, codePath: code?.path });
    const { runId } = await submit(workspace, body, options);
    return { runId, dashboardUrl: `${workspace.host}/jobs/runs/${runId}` };
  } catch (error) {
    if (signal?.aborted !== true || isInterruption(error)) throw error;
    throw interruption(reached, plan.idempotencyToken);
  } finally {
    // what a failed step has left going
    ended.abort();
  }

  async function upload(code: PlacedCode): Promise<void> {
    await uploadCode(workspace, code, { ...options, onProgress: told('uploading') });
    reached.code = { path: code.path, isThere: true };
  }

  function told(work: CodeProgress['work']): OnProgress | undefined {
    return onProgress && ((progress) => onProgress({ work, ...progress }));
  }
}
