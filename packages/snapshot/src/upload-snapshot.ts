import { importFile, isOnVolume, objectType, writeToVolume } from '@air/workspace';
import type { CallOptions, StreamedBody, Workspace } from '@air/workspace';
import type { OnProgress, PackedSnapshot } from './pack-snapshot.ts';

export interface UploadOptions extends CallOptions {
  /** Told while the archive is made and sent; from the beginning when it has to be sent again. */
  readonly onProgress?: OnProgress | undefined;
}

/** An archive of so little content is made before it is sent: its length is known then, and what changed shows in time. */
const heldBytes = 8 << 20;

/** Whether an archive is there already: its name tells its content. */
export async function isUploaded(
  workspace: Workspace,
  path: string,
  options: CallOptions = {},
): Promise<boolean> {
  if (isVolumePath(path)) return isOnVolume(workspace, path, options);
  const type = await objectType(workspace, path, options);
  return type !== undefined && type !== 'DIRECTORY';
}

/**
 * Writes the archive to its path, whole or not at all, in little memory whatever its size. Throws a SnapshotError when the
 * code is not what it was, a WorkspaceError, or the reason of an aborted signal.
 */
export async function uploadSnapshot(
  workspace: Workspace,
  packed: PackedSnapshot,
  path: string,
  { onProgress, ...options }: UploadOptions = {},
): Promise<void> {
  const body =
    packed.contentBytes > heldBytes
      ? { chunks: () => packed.archive(onProgress) }
      : await held(packed.archive(onProgress));
  await (isVolumePath(path) ? writeToVolume : importFile)(workspace, path, body, options);
}

function isVolumePath(path: string): boolean {
  return path.startsWith('/Volumes/');
}

async function held(archive: AsyncIterable<Uint8Array>): Promise<StreamedBody> {
  const pieces: Uint8Array[] = [];
  for await (const piece of archive) pieces.push(piece);
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return {
    length,
    chunks: async function* chunks() {
      yield* pieces;
    },
  };
}
