import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entry } from '../source/entry.ts';
import type { Kept, ReadCode } from './kept.ts';
import { writeWhole } from './write-whole.ts';

const mostTrees = 20;

/**
 * What a committed tree came to, kept in the user's cache folder in a file for each state: git is not asked for all of it
 * again. A cache that cannot be read or written is as none.
 */
export class KeptTree implements Kept {
  readonly #folder: string;
  readonly #file: string;

  constructor(cacheFolder: string, state: string) {
    this.#folder = join(cacheFolder, 'committed-trees');
    this.#file = join(this.#folder, state);
  }

  async find(): Promise<ReadCode | undefined> {
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    const [sum, rest = ''] = split(text, '\n');
    if (sum !== checksum(rest)) return undefined;
    const [key, ...fields] = rest.split('\0');
    return { key: key ?? '', entries: decoded(fields) };
  }

  async keep({ key, entries }: ReadCode): Promise<void> {
    const rest = [key, ...entries.flatMap(encoded)].join('\0');
    await writeWhole(this.#file, `${checksum(rest)}\n${rest}`);
    await this.#dropOldest().catch(() => undefined);
  }

  async forget(): Promise<void> {
    await rm(this.#file, { force: true }).catch(() => undefined);
  }

  async #dropOldest(): Promise<void> {
    const files = (await readdir(this.#folder)).map((name) => join(this.#folder, name));
    const found = await Promise.all(
      files.map(async (file) => ({ file, time: (await stat(file)).mtimeMs })),
    );
    const old = found.toSorted((a, b) => b.time - a.time).slice(mostTrees);
    await Promise.all(old.map(({ file }) => rm(file, { force: true })));
  }
}

/** Three fields an entry: what it is, its path, and its size or where it points to. */
function encoded(entry: Entry): readonly [kind: string, path: string, more: string] {
  if (entry.kind === 'folder') return [entry.kind, entry.path, ''];
  if (entry.kind === 'link') return [entry.kind, entry.path, entry.target];
  return [entry.executable ? 'executable' : 'file', entry.path, String(entry.size)];
}

function decoded(fields: readonly string[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (let index = 0; index + 2 < fields.length; index += 3) {
    const [kind, path = '', more = ''] = fields.slice(index, index + 3);
    if (kind === 'folder') entries.push({ kind, path });
    else if (kind === 'link') entries.push({ kind, path, target: more });
    else {
      const executable = kind === 'executable';
      entries.push({ kind: 'file', path, size: Number(more), executable });
    }
  }
  return entries;
}

function split(text: string, separator: string): readonly [before: string, after?: string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
