import * as v from 'valibot';
import { WorkspaceError } from '../errors.ts';
import type { StreamedBody } from '../http/streamed-body.ts';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { withDirectory } from './with-directory.ts';

const anything = v.unknown();

/** Whether a file is on a volume; the path begins with `/Volumes/` (launch.md step 8). */
export async function isOnVolume(
  workspace: Workspace,
  path: string,
  options: CallOptions = {},
): Promise<boolean> {
  try {
    await workspace.request({
      method: 'HEAD',
      path: filesPath(path),
      answer: anything,
      ...options,
    });
    return true;
  } catch (error) {
    if (error instanceof WorkspaceError && error.status === 404) return false;
    throw error;
  }
}

/** Writes a file on a volume in place of what is there. A directory that is missing above it is made once. */
export async function writeToVolume(
  workspace: Workspace,
  path: string,
  bytes: Uint8Array | StreamedBody,
  options: CallOptions = {},
): Promise<void> {
  await withDirectory(
    path,
    () =>
      workspace.request({
        method: 'PUT',
        path: filesPath(path),
        query: { overwrite: true },
        bytes,
        answer: anything,
        ...options,
      }),
    async (directory) => {
      await workspace.request({
        method: 'PUT',
        path: `/api/2.0/fs/directories${encodeSegments(directory)}`,
        answer: anything,
        ...options,
      });
    },
  );
}

function filesPath(path: string): string {
  return `/api/2.0/fs/files${encodeSegments(path)}`;
}

/** Plain slashes between encoded segments. */
function encodeSegments(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
