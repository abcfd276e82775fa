import * as v from 'valibot';
import { WorkspaceError } from '../errors.ts';
import type { StreamedBody } from '../http/streamed-body.ts';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { membersOf, pageOf } from './pages.ts';
import { pathSegments } from './path-segment.ts';
import { integer, lenient, lenientList } from './scalars.ts';
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

/** An object directly in a directory of a volume. */
interface VolumeEntry {
  readonly path: string;
  readonly isDirectory: boolean;
  readonly bytes: number | undefined;
}

/** What lies in a directory of a volume; rejects with `not-found` when there is none. */
export async function listVolumeDirectory(
  workspace: Workspace,
  path: string,
  options: CallOptions = {},
): Promise<readonly VolumeEntry[]> {
  return membersOf(workspace, {
    path: `/api/2.0/fs/directories${pathSegments(path)}`,
    answer: pageOf('contents', lenientList(volumeEntry)),
    ...options,
  });
}

/** The bytes of a file on a volume, from one of them on; none when it is not longer. */
export async function readVolumeFile(
  workspace: Workspace,
  path: string,
  from: number,
  options: CallOptions = {},
): Promise<Uint8Array> {
  return workspace.download({ path: filesPath(path), from, ...options });
}

const volumeEntry = v.pipe(
  v.object({
    path: v.string(),
    is_directory: lenient(v.boolean()),
    file_size: lenient(integer),
  }),
  v.transform(({ path, is_directory, file_size }): VolumeEntry => ({
    path,
    isDirectory: is_directory ?? false,
    bytes: file_size,
  })),
);

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
        path: `/api/2.0/fs/directories${pathSegments(directory)}`,
        answer: anything,
        ...options,
      });
    },
  );
}

function filesPath(path: string): string {
  return `/api/2.0/fs/files${pathSegments(path)}`;
}
