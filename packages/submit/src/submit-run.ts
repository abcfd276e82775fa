import type { Workspace } from '@air/workspace';
import { SubmitError } from './errors.ts';
import type { LaunchPlan } from './plan-launch.ts';
import { homeDirectory } from './steps/home-directory.ts';
import { sameKeyHint, submit } from './steps/submit.ts';
import { makeLaunchDirectory, uploadFiles } from './steps/upload.ts';
import { submission } from './submission.ts';

/** What a launch does at the moment, in this order. */
export type LaunchStep = 'identity' | 'launch-directory' | 'upload' | 'submit';

export interface SubmitOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told when a step begins. */
  readonly onStep?: ((step: LaunchStep) => void) | undefined;
}

/** A run that the workspace has accepted. */
export interface SubmittedRun {
  /** As text: run ids can be beyond 2^53. */
  readonly runId: string;
  readonly dashboardUrl: string;
}

/**
 * Launches a plan: the files, then the run, with the plan's idempotency token. Throws a WorkspaceError that
 * names the step, or a SubmitError; one that leaves it open whether the run exists says so.
 */
export async function submitRun(
  workspace: Workspace,
  plan: LaunchPlan,
  { signal, onStep }: SubmitOptions = {},
): Promise<SubmittedRun> {
  let step: LaunchStep = 'identity';
  let directory = '';
  const begin = (next: LaunchStep): void => {
    step = next;
    onStep?.(next);
  };
  try {
    begin('identity');
    const home = await homeDirectory(workspace, { signal });
    directory = `${home}/.air/cli_launch/${plan.directory}`;
    begin('launch-directory');
    await makeLaunchDirectory(workspace, directory, { signal });
    begin('upload');
    await uploadFiles(workspace, directory, plan.files, { signal });
    begin('submit');
    const { runId } = await submit(workspace, submission(plan, directory), { signal });
    return { runId, dashboardUrl: `${workspace.host}/jobs/runs/${runId}` };
  } catch (error) {
    throw signal?.aborted === true ? interrupted(step, directory, plan) : error;
  }
}

function interrupted(step: LaunchStep, directory: string, plan: LaunchPlan): SubmitError {
  if (step === 'identity') {
    return new SubmitError('interrupted', 'interrupted before anything was written');
  }
  if (step === 'submit') {
    return new SubmitError('interrupted', 'interrupted while submitting: the run may exist', {
      hint: sameKeyHint(plan.idempotencyToken),
    });
  }
  return new SubmitError(
    'interrupted',
    `interrupted before the run was submitted: only ${directory} was written`,
  );
}
