import { readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join, resolve } from 'node:path';

import { IgnoreRules } from './ignore-rules.ts';

/** A file, or a folder that could not be looked into. */
type YamlFileOrFault =
  | { readonly file: string }
  | { readonly folder: string; readonly cause: unknown };

/**
 * The `*.yaml` and `*.yml` files below a folder, by name. Left out are what git ignores, hidden folders, node_modules, and
 * folders behind symbolic links, which could go round in a circle.
 */
export function yamlFilesBelow(folder: string): Generator<YamlFileOrFault> {
  return filesIn(folder, IgnoreRules.of(folder));
}

function* filesIn(folder: string, rules: IgnoreRules): Generator<YamlFileOrFault> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    yield { folder, cause };
    return;
  }
  for (const entry of entries.toSorted(byName)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      if (!rules.ignores(resolve(path), true)) yield* filesIn(path, rules.in(resolve(path)));
    } else if (/\.ya?ml$/i.test(entry.name) && isRegularFile(entry, path)) {
      if (!rules.ignores(resolve(path), false)) yield { file: path };
    }
  }
}

/** A link to one is one. */
function isRegularFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The same order on every machine. */
function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}
