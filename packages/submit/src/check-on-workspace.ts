import type { CallOptions, Workspace } from '@air/workspace';
import { SubmitError } from './errors.ts';
import type { CheckPlan } from './plan-check.ts';
import { launchDirectory } from './steps/launch-directory.ts';
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
  const directory = await launchDirectory(workspace, plan, options).catch((error: unknown) => {
    throw isNoVerdict(error) ? unavailable(error.message, error) : error;
  });
  const noVerdict = await serverCheck(workspace, plan, directory, options);
  if (noVerdict !== undefined) throw unavailable(noVerdict.reason, noVerdict.cause);
}

function unavailable(reason: string, cause: unknown): SubmitError {
  return new SubmitError(
    'validation-unavailable',
    `the workspace gave no verdict on the config: ${reason}`,
    { hint: 'Try again in a moment. A launch goes on without it: submission checks again.', cause },
  );
}
