import { archivePath } from '@air/snapshot';
import { isUploaded, uploadSnapshot } from '@air/snapshot/upload';
import type { UploadOptions } from '@air/snapshot/upload';
import { WorkspaceError } from '@air/workspace';
import type { CallOptions, Workspace } from '@air/workspace';
import { inContext } from '../in-context.ts';
import type { LaunchCode } from '../plan/launch-code.ts';

/** The code of a launch, and where its archive goes. */
export interface PlacedCode extends LaunchCode {
  readonly path: string;
}

export function placedCode(code: LaunchCode, home: string): PlacedCode {
  return { ...code, path: archivePath(code.snapshot, code.packed, home) };
}

/** Whether the archive is there already (launch.md, step 8). Writes nothing. */
export async function isCodeThere(
  workspace: Workspace,
  path: string,
  options: CallOptions,
): Promise<boolean> {
  try {
    return await isUploaded(workspace, path, options);
  } catch (error) {
    throw inContext(error, `could not look for the code at ${path}`, volumeHint(error, path));
  }
}

/** Writes the archive. Throws a SnapshotError when the code is not what it was when it was read for its name. */
export async function uploadCode(
  workspace: Workspace,
  { packed, path }: PlacedCode,
  options: UploadOptions,
): Promise<void> {
  try {
    await uploadSnapshot(workspace, packed, path, options);
  } catch (error) {
    throw inContext(error, `could not upload the code to ${path}`, volumeHint(error, path));
  }
}

/** The Files API does not name the field that is wrong. */
function volumeHint(error: unknown, path: string): string | undefined {
  if (!(error instanceof WorkspaceError) || !path.startsWith('/Volumes/')) return undefined;
  const isRefused = error.code === 'not-found' || error.code === 'permission-denied';
  return isRefused
    ? 'Check code_source.remote_volume: the volume has to exist, and you have to be allowed to write to it.'
    : undefined;
}
