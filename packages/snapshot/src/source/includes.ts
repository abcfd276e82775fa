import { posix } from 'node:path';
import { folderOf } from './entry.ts';

/** The `include_paths` of a snapshot; without any, everything is included. */
export class Includes {
  /** Each once, relative to the code folder, without `./`; none when everything is included. */
  readonly paths: readonly string[];
  readonly #given: readonly string[];
  readonly #named: ReadonlySet<string>;
  readonly #leading: ReadonlySet<string>;

  constructor(paths: readonly string[] | undefined) {
    this.#given = (paths ?? ['.']).map(normalized);
    const clean = new Set(this.#given);
    this.paths = clean.has('') ? [] : [...clean];
    this.#named = clean;
    this.#leading = new Set(this.paths.flatMap(foldersAround));
  }

  /** Which of the paths it was, in the order that they were given in. */
  indexOf(path: string): number {
    return this.#given.indexOf(path);
  }

  /** Whether the path is named, or below one that is. */
  covers(path: string): boolean {
    if (this.paths.length === 0 || this.#named.has(path)) return true;
    return path !== '' && this.covers(folderOf(path));
  }

  /** Whether something that is included can be in the folder. */
  mayHold(folder: string): boolean {
    return this.#leading.has(folder) || this.covers(folder);
  }
}

function normalized(path: string): string {
  const clean = posix.normalize(path).replace(/\/$/, '');
  return clean === '.' ? '' : clean;
}

function foldersAround(path: string): readonly string[] {
  const folder = folderOf(path);
  return folder === '' ? [''] : [folder, ...foldersAround(folder)];
}
