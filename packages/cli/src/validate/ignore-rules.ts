import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore from 'ignore';
import type { Ignore } from 'ignore';

/** What the ignore files of git say about the files below one folder. */
export class IgnoreRules {
  /** The innermost first, as the last word is theirs. */
  readonly #levels: readonly Level[];

  private constructor(levels: readonly Level[]) {
    this.#levels = levels;
  }

  /** The rules in a folder that was named: its own and, unless they leave it out itself, those of its repository. */
  static of(folder: string): IgnoreRules {
    const path = resolve(folder);
    const above = foldersAbove(path).reduce<IgnoreRules>(
      (rules, outer) => rules.in(outer),
      new IgnoreRules([]),
    );
    return (above.ignores(path, true) ? new IgnoreRules([]) : above).in(path);
  }

  /** The same with the rules of a folder further in. */
  in(folder: string): IgnoreRules {
    const texts = ['.git/info/exclude', '.gitignore'].flatMap((name) => readIfThere(folder, name));
    if (texts.length === 0) return this;
    return new IgnoreRules([{ folder, rules: ignore().add(texts.join('\n')) }, ...this.#levels]);
  }

  ignores(path: string, isFolder: boolean): boolean {
    for (const { folder, rules } of this.#levels) {
      const below = relative(folder, path).replaceAll(sep, '/');
      const { ignored, unignored } = rules.test(isFolder ? `${below}/` : below);
      if (ignored || unignored) return ignored;
    }
    return false;
  }
}

interface Level {
  readonly folder: string;
  readonly rules: Ignore;
}

/** From the root of the repository down to the folder's parent; none outside of a repository. */
function foldersAbove(folder: string): readonly string[] {
  const above: string[] = [];
  for (let at = folder; !existsSync(join(at, '.git')); at = dirname(at)) {
    if (at === dirname(at)) return [];
    above.unshift(dirname(at));
  }
  return above;
}

/** An ignore file that cannot be read ignores nothing. */
function readIfThere(folder: string, name: string): readonly string[] {
  try {
    return [readFileSync(join(folder, name), 'utf8')];
  } catch {
    return [];
  }
}
