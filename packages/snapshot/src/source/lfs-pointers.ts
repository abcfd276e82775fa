import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { folderOf } from './entry.ts';
import type { Entry } from './entry.ts';
import { readText } from './read-text.ts';

const firstLine = 'version https://git-lfs.github.com/spec/v1\n';
/** After the first line a pointer has a hash of 64 digits and a size: no file of other sizes need be read. */
const [leastBytes, mostBytes] = [120, 200];

/**
 * The files on disk that are pointers of Git LFS, since their content was never fetched. Looked for only below a
 * `.gitattributes` that names LFS.
 */
export function lfsPointers(
  { top, prefix }: Pick<Repository, 'top' | 'prefix'>,
  entries: readonly Entry[],
): readonly string[] {
  const known = new Map<string, boolean>();
  const usesLfs = (folder: string): boolean => {
    const uses =
      known.get(folder) ??
      (/\bfilter=lfs\b/.test(textAt(join(top, folder, '.gitattributes'))) ||
        (folder !== '' && usesLfs(folderOf(folder))));
    known.set(folder, uses);
    return uses;
  };
  return entries.flatMap((entry) => {
    if (entry.kind !== 'file' || entry.size < leastBytes || entry.size > mostBytes) return [];
    const path = `${prefix}${entry.path}`;
    const isPointer = usesLfs(folderOf(path)) && textAt(join(top, path)).startsWith(firstLine);
    return isPointer ? entry.path : [];
  });
}

/** What cannot be read is a failure only where it is packed. */
function textAt(path: string): string {
  try {
    return existsSync(path) ? readText(path) : '';
  } catch {
    return '';
  }
}
