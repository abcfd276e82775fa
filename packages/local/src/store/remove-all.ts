import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes a file or a folder with all that is in it; the bytes of its files. Nothing there is fine. */
export async function removeAll(path: string): Promise<number> {
  const bytes = await bytesOf(path);
  await rm(path, { recursive: true, force: true });
  return bytes;
}

async function bytesOf(path: string): Promise<number> {
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isDirectory()) return found?.isFile() ? found.size : 0;
  let bytes = 0;
  for (const name of await readdir(path)) bytes += await bytesOf(join(path, name));
  return bytes;
}
