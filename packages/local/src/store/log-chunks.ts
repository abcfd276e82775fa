import type { NodeLog } from './node-log.ts';

/**
 * A chunk holds the lines that begin in one stretch of this many bytes. With the longest line that may begin at the
 * stretch's last byte it stays below the 4 MB of workspace-api.md, "Logs".
 */
const chunkSpan = 2_200_000;

export interface Chunk {
  readonly start: number;
  readonly end: number;
}

/** One file of whole lines; undefined beyond the last one, which alone still grows. */
export async function logChunk(log: NodeLog, number: number): Promise<Chunk | undefined> {
  const start = await log.offset(await log.firstFrom(number * chunkSpan));
  const end = await log.offset(await log.firstFrom((number + 1) * chunkSpan));
  return start < end ? { start, end } : undefined;
}

export async function logChunks(log: NodeLog): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for (;;) {
    const chunk = await logChunk(log, chunks.length);
    if (!chunk) return chunks;
    chunks.push(chunk);
  }
}
