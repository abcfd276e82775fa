import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, nameOf } from './entry.ts';

/** Whether the path, or a folder around it, is what no archive holds, whoever tracks or names it (launch.md, step 8). */
export function isNeverPacked(path: string): boolean {
  const holdsDotName = path.startsWith('.') || path.includes('/.');
  return holdsDotName && /(?:^|\/)(?:\.git(?:\/|$)|\._)/.test(path);
}

/** How something is left out of a committed tree, where ignore files say nothing. */
export const leavingOutOfCommit: string =
  'with include_paths, or with export-ignore in a committed .gitattributes';

/** Finds what is left out by default unless git tracks it, below one folder. */
export class DefaultExclusions {
  readonly #root: string;
  /** By folder: what leaves it out, it or a folder around it. */
  readonly #folders = new Map<string, string | undefined>([['', undefined]]);

  constructor(root: string) {
    this.#root = root;
  }

  /** The path itself or the folder around it that is left out, if there is one. */
  find(path: string): string | undefined {
    return this.#around(folderOf(path)) ?? (this.isExcluded(path) ? path : undefined);
  }

  /** Whether this very path is one, whatever is around it. */
  isExcluded(path: string): boolean {
    const name = nameOf(path);
    if (name === '.DS_Store' || name === '__pycache__' || name === 'node_modules') return true;
    return (
      (name === 'venv' || name === '.venv') && existsSync(join(this.#root, path, 'pyvenv.cfg'))
    );
  }

  #around(folder: string): string | undefined {
    if (this.#folders.has(folder)) return this.#folders.get(folder);
    const found = this.find(folder);
    this.#folders.set(folder, found);
    return found;
  }
}
