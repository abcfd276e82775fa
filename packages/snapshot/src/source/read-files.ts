import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { SnapshotError, unreadable } from '../errors.ts';
import { eventLoopTurns } from '../event-loop-turns.ts';
import { seen } from './disk-entries.ts';
import type { DiskFile } from './disk-entries.ts';
import type { Entry, Part } from './entry.ts';

const pieceBytes = 1 << 20;
// never through a link that was put in the file's place, never waiting for a pipe
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Reads what was listed. A file that is not as it was then ends it with an error that names the file. Reads without
 * the thread pool: many small files are several times faster so, and the pool is left to the compression.
 */
export async function* readFiles(
  root: string,
  entries: readonly (Entry | DiskFile)[],
  signal?: AbortSignal,
): AsyncGenerator<Part> {
  const turn = eventLoopTurns(signal);
  const piece = Buffer.allocUnsafe(pieceBytes);
  for (const entry of entries) {
    yield entry;
    if (!('seen' in entry)) continue;
    const file = open(root, entry);
    try {
      for (let left = entry.size; left > 0;) {
        const bytes = read(root, entry, file, piece.subarray(0, Math.min(left, pieceBytes)));
        if (bytes === 0) throw changed(entry.path);
        yield piece.subarray(0, bytes);
        left -= bytes;
        if (left > 0) await turn();
      }
      if (!isAsSeen(file, entry)) throw changed(entry.path);
    } finally {
      closeSync(file);
    }
    await turn();
  }
}

function open(root: string, { path }: DiskFile): number {
  try {
    return openSync(join(root, path), flags);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const isGone = code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'ENXIO';
    throw isGone ? changed(path, cause) : unreadable(join(root, path), cause);
  }
}

function read(root: string, { path }: DiskFile, file: number, into: Buffer): number {
  try {
    return readSync(file, into);
  } catch (cause) {
    throw unreadable(join(root, path), cause);
  }
}

function isAsSeen(file: number, { size, executable, seen: before }: DiskFile): boolean {
  const stats = fstatSync(file);
  const now = seen(stats);
  return (
    stats.size === size &&
    ((stats.mode & 0o100) !== 0) === executable &&
    now.device === before.device &&
    now.inode === before.inode &&
    now.modified === before.modified &&
    now.changed === before.changed
  );
}

function changed(path: string, cause?: unknown): SnapshotError {
  return new SnapshotError('changed', `"${path}" was changed or removed while it was being read`, {
    hint: 'Launch again once nothing writes to it, or leave it out with .gitignore or .airignore.',
    cause,
  });
}
