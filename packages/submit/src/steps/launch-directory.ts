import { currentUser } from '@air/workspace';
import type { CallOptions, Workspace } from '@air/workspace';
import { launchDirectoryIn } from '../launch-directory-in.ts';
import type { CheckPlan } from '../plan-check.ts';

/** The directory that a launch writes to (launch.md, step 1). */
export async function launchDirectory(
  workspace: Workspace,
  plan: CheckPlan,
  options: CallOptions,
): Promise<string> {
  return launchDirectoryIn(await userHome(workspace, options), plan);
}

/** The user's home on the workspace. Asks who is signed in only to name it. */
export async function userHome(workspace: Workspace, options: CallOptions): Promise<string> {
  if (workspace.userDirectory !== undefined) return workspace.userDirectory;
  const { userName } = await currentUser(workspace, options);
  return `/Workspace/Users/${userName}`;
}
