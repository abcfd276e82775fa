import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { PackedSnapshot } from '@air/snapshot';

/**
 * Writes an archive as a whole or not at all, also where a link to the file stands; what is there and is no file, such as a
 * pipe, gets it as it comes. Answers with its size in bytes.
 */
export async function writeArchive({ archive }: PackedSnapshot, file: string): Promise<number> {
  const place = await realpath(file).catch(() => file);
  const there = await stat(place).catch(() => undefined);
  const isReplaced = there === undefined || there.isFile();
  const unfinished = isReplaced ? `${place}.unfinished` : place;
  const stream = createWriteStream(unfinished);
  try {
    await pipeline(archive(), stream);
    if (isReplaced) await rename(unfinished, place);
    return stream.bytesWritten;
  } catch (error) {
    if (isReplaced) await rm(unfinished, { force: true });
    throw error;
  }
}
