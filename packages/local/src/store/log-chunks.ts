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

/** The log as files of whole lines; only the last one still grows. */
export async function logChunks(log: NodeLog): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  const end = await log.offset(log.lines);
  for (let start = 0; start < end; start = chunks.at(-1)?.end ?? end) {
    const next = await log.firstFrom((chunks.length + 1) * chunkSpan);
    chunks.push({ start, end: await log.offset(next) });
  }
  return chunks;
}
