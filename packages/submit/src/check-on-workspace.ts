import type { CallOptions, Workspace } from '@air/workspace';
import { SubmitError } from './errors.ts';
import { launchDirectoryIn } from './plan/launch-directory-in.ts';
import type { CheckPlan } from './plan/plan-check.ts';
import type { LaunchPlace } from './plan/preview-launch.ts';
import { lookUp } from './steps/look-up.ts';
import { askVerdict, isNoVerdict, refuseWith } from './steps/server-check.ts';
import type { Verdict } from './steps/server-check.ts';
import { userHome } from './steps/user-home.ts';

/**
 * Has the workspace check a config, on purpose: here it is an error when there is no verdict. Throws a SubmitError with
 * everything that is wrong. Writes nothing.
 */
export async function checkOnWorkspace(
  workspace: Workspace,
  plan: CheckPlan,
  options: CallOptions = {},
): Promise<void> {
  const check = await openCheck(workspace, options);
  refuseWith(await check(plan), plan);
}

/** Has a workspace check one of many configs. Throws a SubmitError when there is no verdict. */
export type WorkspaceCheck = (plan: CheckPlan) => Promise<Verdict>;

/** Gets ready to have many configs checked: who is signed in is asked once. */
export async function openCheck(
  workspace: Workspace,
  options: CallOptions = {},
): Promise<WorkspaceCheck> {
  const home = await orUnavailable(userHome(workspace, options));
  return async (plan) => demandVerdict(workspace, plan, launchDirectoryIn(home, plan), options);
}

/**
 * Has the workspace check a config after all that a launch looks up, for a launch that is only described. Throws a SubmitError
 * with everything that is wrong.
 */
export async function placeOnWorkspace(
  workspace: Workspace,
  plan: CheckPlan,
  options: CallOptions = {},
): Promise<LaunchPlace> {
  const place = await orUnavailable(lookUp(workspace, plan, options));
  refuseWith(await demandVerdict(workspace, plan, place.directory, options), plan);
  return place;
}

async function demandVerdict(
  workspace: Workspace,
  plan: CheckPlan,
  directory: string,
  options: CallOptions,
): Promise<Verdict> {
  const verdict = await askVerdict(workspace, plan, directory, options);
  if ('issues' in verdict) return verdict;
  throw unavailable(verdict.reason, verdict.cause);
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
