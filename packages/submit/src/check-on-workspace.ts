import type { CallOptions, Workspace } from '@air/workspace';
import { SubmitError } from './errors.ts';
import type { CheckPlan } from './plan-check.ts';
import type { LaunchPlace } from './preview-launch.ts';
import { launchDirectory } from './steps/launch-directory.ts';
import { lookUp } from './steps/look-up.ts';
import { isNoVerdict, serverCheck } from './steps/server-check.ts';

/**
 * Has the workspace check a config, on purpose: here it is an error when there is no verdict. Throws a SubmitError with
 * everything that is wrong. Writes nothing.
 */
export async function checkOnWorkspace(
  workspace: Workspace,
  plan: CheckPlan,
  options: CallOptions = {},
): Promise<void> {
  const directory = await orUnavailable(launchDirectory(workspace, plan, options));
  await demandVerdict(workspace, plan, directory, options);
}

/** The same after all that a launch looks up, for a launch that is only described. */
export async function placeOnWorkspace(
  workspace: Workspace,
  plan: CheckPlan,
  options: CallOptions = {},
): Promise<LaunchPlace> {
  const place = await orUnavailable(lookUp(workspace, plan, options));
  await demandVerdict(workspace, plan, place.directory, options);
  return place;
}

async function demandVerdict(
  workspace: Workspace,
  plan: CheckPlan,
  directory: string,
  options: CallOptions,
): Promise<void> {
  const noVerdict = await serverCheck(workspace, plan, directory, options);
  if (noVerdict !== undefined) throw unavailable(noVerdict.reason, noVerdict.cause);
}

/** Without an answer to what comes before the check, there is no verdict either. */
async function orUnavailable<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw isNoVerdict(error) ? unavailable(error.message, error) : error;
  }
}

function unavailable(reason: string, cause: unknown): SubmitError {
  return new SubmitError(
    'validation-unavailable',
    `the workspace gave no verdict on the config: ${reason}`,
    { hint: 'Try again in a moment. A launch goes on without it: submission checks again.', cause },
  );
}
