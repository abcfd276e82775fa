import type { Issue } from '@air/validate';
import type { Workspace } from '@air/workspace';
import { SubmitError } from './errors.ts';
import type { LaunchPlan } from './plan-launch.ts';
import { makeExperimentDirectory } from './steps/experiment-directory.ts';
import { makeImageReady } from './steps/image.ts';
import type { ImageOptions } from './steps/image.ts';
import { lookUp } from './steps/look-up.ts';
import { noVerdictWarning, serverCheck } from './steps/server-check.ts';
import { sameKeyHint, submit } from './steps/submit.ts';
import { makeLaunchDirectory, uploadFiles } from './steps/upload.ts';
import { submission } from './submission.ts';

/** What a launch does at the moment, in this order. */
export type LaunchStep = 'look-up' | 'check' | 'image' | 'directories' | 'upload' | 'submit';

export interface SubmitOptions extends ImageOptions {
  /** Told when a step begins. */
  readonly onStep?: ((step: LaunchStep) => void) | undefined;
  /** Told what is doubtful about the config but stops nothing. */
  readonly onWarning?: ((warning: Issue) => void) | undefined;
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
  { onStep, onWarning, ...imageOptions }: SubmitOptions = {},
): Promise<SubmittedRun> {
  const { signal } = imageOptions;
  const options = { signal };
  const reached: Reached = { step: 'look-up', directory: undefined };
  const begin = (step: LaunchStep): void => {
    signal?.throwIfAborted();
    reached.step = step;
    onStep?.(step);
  };
  try {
    begin('look-up');
    const { directory, usagePolicyId, missing, image } = await lookUp(workspace, plan, options);
    begin('check');
    const noVerdict = await serverCheck(workspace, plan, directory, options);
    if (noVerdict !== undefined) onWarning?.(noVerdictWarning(noVerdict));
    if (plan.dockerImageUrl !== undefined) {
      begin('image');
      await makeImageReady(workspace, plan, image, imageOptions);
    }
    begin('directories');
    reached.directory = directory;
    await Promise.all([
      makeLaunchDirectory(workspace, directory, plan.files, options),
      missing === undefined ? undefined : makeExperimentDirectory(workspace, missing, options),
    ]);
    begin('upload');
    await uploadFiles(workspace, directory, plan.files, options);
    begin('submit');
    const body = submission(plan, directory, usagePolicyId);
    const { runId } = await submit(workspace, body, options);
    return { runId, dashboardUrl: `${workspace.host}/jobs/runs/${runId}` };
  } catch (error) {
    if (signal?.aborted !== true || isInterruption(error)) throw error;
    throw interrupted(reached, plan.idempotencyToken);
  }
}

/** A step that has said what it leaves behind. */
function isInterruption(error: unknown): boolean {
  return error instanceof SubmitError && error.code === 'interrupted';
}

/** How far a launch got. */
interface Reached {
  step: LaunchStep;
  /** The launch directory, from when it was asked for. */
  directory: string | undefined;
}

function interrupted({ step, directory }: Reached, token: string): SubmitError {
  if (step === 'submit') {
    return new SubmitError('interrupted', 'interrupted while submitting: the run may exist', {
      hint: sameKeyHint(token),
    });
  }
  return new SubmitError(
    'interrupted',
    directory === undefined
      ? 'interrupted before anything was written'
      : `interrupted before the run was submitted; what was written is in ${directory}`,
  );
}
