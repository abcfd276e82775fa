import { join } from 'node:path';
import ignore from 'ignore';
import type { Ignore } from 'ignore';
import { unreadable } from '../errors.ts';
import { folderOf } from './entry.ts';
import { readText } from './read-text.ts';

interface Rules {
  /** How much of a path is above the folder of the rules. */
  readonly above: number;
  readonly rules: Ignore;
}

/** The ignore files of one name in a folder and everywhere below it, read when they are first needed. */
export class IgnoreFiles {
  readonly #root: string;
  readonly #name: string;
  readonly #chains = new Map<string, readonly Rules[]>();
  readonly #top: string;
  /** By folder: what ignores it, it or a folder around it. */
  readonly #folders: Map<string, string | undefined>;

  /** Rules above `top`, a folder below the root, do not count. */
  constructor(root: string, name: string, top: string = '') {
    this.#root = root;
    this.#name = name;
    this.#top = top;
    this.#folders = new Map([[top, undefined]]);
  }

  /**
   * What the rules say of this path, the deepest file first; undefined when none speaks of it. A folder ends in `/`.
   */
  verdict(path: string): 'ignored' | 'wanted' | undefined {
    const chain = this.#chain(folderOf(path.endsWith('/') ? path.slice(0, -1) : path));
    if (chain.length === 0) return undefined;
    for (const { above, rules } of chain.toReversed()) {
      const { ignored, unignored } = rules.test(byteSigns(path.slice(above)));
      if (ignored) return 'ignored';
      if (unignored) return 'wanted';
    }
    return undefined;
  }

  /** What is in a folder, where that is known: a file that is not there need not be looked for. */
  sees(folder: string, names: readonly { readonly name: string }[]): void {
    if (names.some(({ name }) => name === this.#name)) return;
    this.#chains.set(folder, this.#chainAbove(folder));
  }

  /** The path itself or the folder around it that is ignored: nothing below an ignored folder can be wanted. */
  find(path: string): string | undefined {
    if (path === this.#top) return undefined;
    return this.#around(folderOf(path)) ?? (this.verdict(path) === 'ignored' ? path : undefined);
  }

  /** Takes a folder back that a later ignore file wants, so that what is in it is looked at by itself. */
  takeBack(folder: string): void {
    for (const { above, rules } of this.#chain(folderOf(folder))) {
      rules.add(`!/${byteSigns(folder.slice(above)).replaceAll(/[\\*?[\]]/g, String.raw`\$&`)}/`);
    }
  }

  #around(folder: string): string | undefined {
    if (this.#folders.has(folder)) return this.#folders.get(folder);
    const ignored = this.verdict(`${folder}/`) === 'ignored' ? folder : undefined;
    const found = this.#around(folderOf(folder)) ?? ignored;
    this.#folders.set(folder, found);
    return found;
  }

  #chain(folder: string): readonly Rules[] {
    const known = this.#chains.get(folder);
    if (known !== undefined) return known;
    const outer = this.#chainAbove(folder);
    const text = this.#read(folder);
    const above = folder === '' ? 0 : folder.length + 1;
    const chain =
      text === undefined
        ? outer
        : [...outer, { above, rules: ignore({ ignorecase: false }).add(byteSigns(text)) }];
    this.#chains.set(folder, chain);
    return chain;
  }

  #chainAbove(folder: string): readonly Rules[] {
    return folder === this.#top ? [] : this.#chain(folderOf(folder));
  }

  #read(folder: string): string | undefined {
    const file = join(this.#root, folder, this.#name);
    try {
      return readText(file).replace(/^\uFEFF/, '');
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
      if (typeof code === 'string' && /^(?:ENOENT|ENOTDIR|EISDIR|ELOOP)$/.test(code))
        return undefined;
      throw unreadable(file, cause);
    }
  }
}

/** The text with a sign for each byte: to git `?` and `[^a]` stand for a byte, to `ignore` for a sign. */
function byteSigns(text: string): string {
  return text.replaceAll(/[^\0-\x7F]+/g, (part) =>
    Array.from(Buffer.from(part), (byte) => String.fromCodePoint(0xe000 + byte)).join(''),
  );
}
