import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { PackedSnapshot } from '@air/snapshot';

/** Writes an archive as a whole or not at all. Answers with its size in bytes. */
export async function writeArchive({ archive }: PackedSnapshot, file: string): Promise<number> {
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(archive(), createWriteStream(unfinished));
    await rename(unfinished, file);
    return (await stat(file)).size;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
