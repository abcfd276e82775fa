import { contentKey, withKey } from './archive/content-key.ts';
import { gzip, gzipRing } from './archive/gzip.ts';
import { tarBlocks } from './archive/tar.ts';
import { isSettled } from './cache/code-state.ts';
import { SnapshotError } from './errors.ts';
import type { Snapshot } from './snapshot.ts';
import type { Part } from './source/entry.ts';

export interface PackOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told while the content is read for the key. */
  readonly onProgress?: OnProgress | undefined;
}

/** Told how much of the content was read. */
export type OnProgress = (progress: PackProgress) => void;

export interface PackProgress {
  readonly bytes: number;
  readonly totalBytes: number;
}

/** An archive that is known by its content; it is compressed only when it is read. */
export interface PackedSnapshot {
  /** `<dir>_<first 16 hex of the key>.tar.gz` */
  readonly name: string;
  readonly key: string;
  /** The size of all files in it. */
  readonly contentBytes: number;
  /**
   * The archive, from its beginning each time. Holds little, whatever the size. Ends with a SnapshotError when a file
   * is not what it was when the key was made: what came until then is to be thrown away.
   */
  readonly archive: (onProgress?: OnProgress) => AsyncGenerator<Uint8Array>;
}

/**
 * Reads everything once to know the key, unless it is known already; what cannot be read, or changes meanwhile, is a
 * SnapshotError.
 */
export async function packSnapshot(
  snapshot: Snapshot,
  { signal, onProgress }: PackOptions = {},
): Promise<PackedSnapshot> {
  const { topFolder, contentBytes } = snapshot;
  signal?.throwIfAborted();
  const key = snapshot.key ?? (await readKey(snapshot, onProgress, signal));
  return {
    name: `${topFolder}_${key.slice(0, 16)}.tar.gz`,
    key,
    contentBytes,
    archive: (onArchived) => {
      const blocks = tarBlocks(topFolder, parts(snapshot, onArchived, signal), gzipRing);
      return gzip(withKey(blocks, key, () => differs(snapshot)));
    },
  };
}

async function readKey(
  snapshot: Snapshot,
  onProgress: OnProgress | undefined,
  signal: AbortSignal | undefined,
): Promise<string> {
  const { topFolder, entries, kept } = snapshot;
  const begin = Date.now();
  const key = await contentKey(tarBlocks(topFolder, parts(snapshot, onProgress, signal)));
  if (isSettled(entries, begin)) await kept?.keep({ key, entries });
  return key;
}

function parts(
  snapshot: Snapshot,
  onProgress: OnProgress | undefined,
  signal: AbortSignal | undefined,
): AsyncIterable<Part> {
  return onProgress === undefined ? snapshot.read(signal) : counted(snapshot, onProgress, signal);
}

async function* counted(
  { read, contentBytes: totalBytes }: Snapshot,
  onProgress: OnProgress,
  signal: AbortSignal | undefined,
): AsyncGenerator<Part> {
  let bytes = 0;
  for await (const part of read(signal)) {
    yield part;
    if (!(part instanceof Uint8Array)) continue;
    bytes += part.length;
    onProgress({ bytes, totalBytes });
  }
}

async function differs({ root, kept }: Snapshot): Promise<SnapshotError> {
  await kept?.forget();
  return new SnapshotError(
    'changed',
    `the code in "${root}" was changed while it was being packed`,
    {
      hint: 'Launch again once nothing writes to it.',
    },
  );
}
