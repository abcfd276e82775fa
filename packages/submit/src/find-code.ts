import { archivePath } from '@air/snapshot';
import type { CallOptions, Workspace } from '@air/workspace';
import type { PackedCode } from './plan/launch-code.ts';
import { isCodeThere } from './steps/code.ts';
import { userHome } from './steps/user-home.ts';

/** Whether a workspace has the code already where a launch would put it. Asks who is signed in only where that decides. */
export async function findCode(
  workspace: Workspace,
  { snapshot, packed }: PackedCode,
  options: CallOptions = {},
): Promise<boolean> {
  const isInHome = snapshot.remoteVolume === undefined;
  const home = isInHome ? await userHome(workspace, options) : '';
  return isCodeThere(workspace, archivePath(snapshot, packed, home), options);
}
