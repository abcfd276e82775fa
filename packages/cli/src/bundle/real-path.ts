import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

import { codeOf } from '../output/envelope-codes.ts';

/** The real path of what may not be there yet. */
export async function realPath(path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    return await realpath(absolute);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return join(await realPath(dirname(absolute)), basename(absolute));
  }
}
