import { currentUser } from '@air/workspace';
import type { CallOptions, Workspace } from '@air/workspace';

/** The user's home on the workspace (launch.md, step 1). Asks who is signed in only to name it. */
export async function userHome(workspace: Workspace, options: CallOptions): Promise<string> {
  if (workspace.userDirectory !== undefined) return workspace.userDirectory;
  const { userName } = await currentUser(workspace, options);
  return `/Workspace/Users/${userName}`;
}
