import { currentUser } from '@air/workspace';
import type { CallOptions, Workspace } from '@air/workspace';
import { launchDirectoryIn } from '../launch-directory-in.ts';
import type { CheckPlan } from '../plan-check.ts';

/** The directory that a launch writes to (launch.md, step 1). Asks who is signed in only to name it. */
export async function launchDirectory(
  workspace: Workspace,
  plan: CheckPlan,
  options: CallOptions,
): Promise<string> {
  if (workspace.userDirectory !== undefined)
    return launchDirectoryIn(workspace.userDirectory, plan);
  const { userName } = await currentUser(workspace, options);
  return launchDirectoryIn(`/Workspace/Users/${userName}`, plan);
}
