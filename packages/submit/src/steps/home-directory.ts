import { currentUser } from '@air/workspace';
import type { CallOptions, Workspace } from '@air/workspace';

/** The folder of the workspace that launches are kept in (launch.md, step 1). Asks who is signed in only to name it. */
export async function homeDirectory(workspace: Workspace, options: CallOptions): Promise<string> {
  if (workspace.userDirectory !== undefined) return workspace.userDirectory.replace(/\/+$/, '');
  const { userName } = await currentUser(workspace, options);
  return `/Workspace/Users/${userName}`;
}
