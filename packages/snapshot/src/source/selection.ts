import { readdirSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { unreadable } from '../errors.ts';
import { DiskEntries } from './disk-entries.ts';
import { folderOf } from './entry.ts';
import { IgnoreFiles } from './ignore.ts';
import type { Includes } from './includes.ts';
import { DefaultExclusions, isNeverPacked } from './left-out.ts';

/** How many things were left out; a folder that is left out as a whole counts as one. */
export interface LeftOut {
  readonly ignored: number;
  readonly byDefault: number;
}

interface WalkRules {
  readonly gitignore: IgnoreFiles;
  readonly airignore: IgnoreFiles;
  /** Whether what is left out by default is packed all the same. */
  readonly withDefaults: boolean;
  readonly turn: () => Promise<void> | undefined;
}

/** Decides what of a folder on disk is packed, and keeps count of what is not. */
export class Selection {
  readonly entries: DiskEntries;
  readonly #defaults: DefaultExclusions;
  readonly #root: string;
  readonly #includes: Includes;
  readonly #gitignore: IgnoreFiles;
  readonly #airignore: IgnoreFiles;
  readonly #ignored = new Set<string>();
  readonly #byDefault = new Set<string>();

  constructor(root: string, includes: Includes) {
    this.#root = root;
    this.#includes = includes;
    this.entries = new DiskEntries(root);
    this.#defaults = new DefaultExclusions(root);
    this.#gitignore = new IgnoreFiles(root, '.gitignore');
    this.#airignore = new IgnoreFiles(root, '.airignore');
  }

  get leftOut(): LeftOut {
    return { ignored: this.#ignored.size, byDefault: this.#byDefault.size };
  }

  /** A path that git tracks. */
  tracked(path: string): void {
    if (!this.#includes.covers(path)) return;
    if (isNeverPacked(path)) this.#byDefault.add(path);
    else this.#unlessAirIgnored(path);
  }

  /** A path that git neither tracks nor ignores. */
  untracked(path: string): void {
    if (!this.#includes.covers(path)) return;
    const excluded = isNeverPacked(path) ? path : this.#defaults.find(path);
    if (excluded === undefined) this.#unlessAirIgnored(path);
    else this.#byDefault.add(excluded);
  }

  /** A path that git ignores, a folder with `/` at its end: an `.airignore` can want it back. */
  async ignored(path: string, turn: WalkRules['turn']): Promise<void> {
    const isFolder = path.endsWith('/');
    const plain = isFolder ? path.slice(0, -1) : path;
    if (isNeverPacked(plain) || !this.#includes.mayHold(plain)) return;
    const wanted = this.#airignore.verdict(path) === 'wanted';
    if (!wanted || this.#airignore.find(folderOf(plain)) !== undefined) {
      if (this.#includes.covers(plain) && !this.#isInIgnored(plain)) this.#ignored.add(plain);
    } else if (!isFolder) {
      this.untracked(plain);
    } else if (this.#defaults.find(plain) === undefined) {
      this.#gitignore.takeBack(plain);
      await this.walk(plain, turn);
    } else {
      this.#byDefault.add(plain);
    }
  }

  /** Sockets, pipes and devices where they would be packed: git lists none of them. */
  specials(): readonly string[] {
    return this.entries.folders().flatMap((folder) => this.#specialsIn(folder));
  }

  /** Everything in the folder but what ignore files and defaults leave out. Empty folders are kept. */
  async walk(folder: string, turn: WalkRules['turn']): Promise<void> {
    const [gitignore, airignore] = [this.#gitignore, this.#airignore];
    await this.#walk(folder, { gitignore, airignore, withDefaults: false, turn });
  }

  /** Whether the path itself or a folder around it is left out, by default or by a file below the root. */
  leavesOut(path: string): boolean {
    const isFolder = this.entries.look(path)?.isDirectory() === true;
    const name = isFolder ? `${path}/` : path;
    const rules = [this.#defaults, this.#gitignore, this.#airignore];
    return rules.some((rule) => rule.find(name) !== undefined);
  }

  /** A path that is left out but that `include_paths` names: it comes, with what nothing inside leaves out. */
  async named(path: string, turn: WalkRules['turn']): Promise<void> {
    this.#ignored.delete(path);
    this.#byDefault.delete(path);
    this.entries.add(path);
    if (this.entries.look(path)?.isDirectory() !== true) return;
    await this.#walk(path, {
      gitignore: new IgnoreFiles(this.#root, '.gitignore', path),
      airignore: new IgnoreFiles(this.#root, '.airignore', path),
      withDefaults: this.#defaults.find(path) !== undefined,
      turn,
    });
  }

  #specialsIn(folder: string): readonly string[] {
    return this.#children(folder).flatMap((child) => {
      const path = pathIn(folder, child);
      if (child.isDirectory()) return this.#isUnlisted(path) ? this.#specialsIn(path) : [];
      return child.isFile() || child.isSymbolicLink() ? [] : [path];
    });
  }

  /** Whether the folder is neither packed nor left out: git says nothing of one without files. */
  #isUnlisted(folder: string): boolean {
    const isLeftOut =
      isNeverPacked(folder) ||
      this.#ignored.has(folder) ||
      this.#defaults.find(folder) !== undefined;
    return !isLeftOut && !this.entries.has(folder) && this.#includes.mayHold(folder);
  }

  async #walk(folder: string, rules: WalkRules): Promise<void> {
    await rules.turn();
    const children = this.#children(folder);
    rules.gitignore.sees(folder, children);
    rules.airignore.sees(folder, children);
    for (const child of children) {
      const path = pathIn(folder, child);
      const isFolder = child.isDirectory();
      if (!this.#isWanted(path, isFolder, rules)) continue;
      if (this.#includes.covers(path)) this.entries.add(path);
      if (isFolder) await this.#walk(path, rules);
    }
  }

  #isWanted(path: string, isFolder: boolean, rules: WalkRules): boolean {
    if (!(isFolder ? this.#includes.mayHold(path) : this.#includes.covers(path))) return false;
    if (isNeverPacked(path)) {
      if (!path.endsWith('.git')) this.#byDefault.add(path);
      return false;
    }
    if (!rules.withDefaults && this.#defaults.isExcluded(path)) {
      this.#byDefault.add(path);
      return false;
    }
    if (!isIgnored(path, isFolder, rules)) return true;
    this.#ignored.add(path);
    return false;
  }

  #unlessAirIgnored(path: string): void {
    const ignored = this.#airignore.find(path);
    if (ignored === undefined) this.entries.add(path);
    else this.#ignored.add(ignored);
  }

  #isInIgnored(path: string): boolean {
    const folder = folderOf(path);
    return folder !== '' && (this.#ignored.has(folder) || this.#isInIgnored(folder));
  }

  #children(folder: string): readonly Dirent[] {
    const path = join(this.#root, folder);
    try {
      return readdirSync(path, { withFileTypes: true });
    } catch (cause) {
      throw unreadable(path, cause);
    }
  }
}

function pathIn(folder: string, { name }: Dirent): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function isIgnored(path: string, isFolder: boolean, { gitignore, airignore }: WalkRules): boolean {
  const name = isFolder ? `${path}/` : path;
  const later = airignore.verdict(name);
  if (later === 'ignored') return true;
  const ignored = gitignore.verdict(name) === 'ignored';
  if (!ignored || later === undefined) return ignored;
  if (isFolder) gitignore.takeBack(path);
  return false;
}
