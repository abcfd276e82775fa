import { isUtf8 } from 'node:buffer';
import { lstatSync, readlinkSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { SnapshotError, unreadable } from '../errors.ts';
import { folderOf } from './entry.ts';
import type { Entry, FileEntry } from './entry.ts';
import { nameNotUtf8, targetNotUtf8 } from './not-utf8.ts';

/** A file as it was when it was listed, so that a change shows. */
export interface DiskFile extends FileEntry {
  readonly seen: Seen;
}

export interface Seen {
  readonly device: number;
  readonly inode: number;
  readonly modified: number;
  readonly changed: number;
}

/** Collects entries of a folder on disk, each with the folders around it. */
export class DiskEntries {
  readonly #root: string;
  readonly #entries = new Map<string, Entry | DiskFile>();
  /** By path: whether it is a folder, and not a link to one. */
  readonly #folders = new Map<string, boolean>([['', true]]);

  constructor(root: string) {
    this.#root = root;
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  /** The folders around the entries, the top one too. */
  folders(): readonly string[] {
    return [...this.#folders].filter(([, isFolder]) => isFolder).map(([path]) => path);
  }

  /** Adds what is there; what is gone, or behind a link, is left out. A folder comes without what is in it. */
  add(path: string): void {
    if (this.#entries.has(path) || !this.#isFolder(folderOf(path))) return;
    const stats = this.look(path);
    // read as text, such a name names nothing
    if (stats === undefined && path.includes('\uFFFD')) throw nameNotUtf8(path, 'plain_tar');
    if (stats === undefined) return;
    if (stats.isDirectory()) this.#isFolder(path);
    else this.#entries.set(path, this.#entry(path, stats));
  }

  /** What is at the path; undefined when it is gone. */
  look(path: string): Stats | undefined {
    try {
      return lstatSync(`${this.#root}/${path}`, { throwIfNoEntry: false });
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOTDIR') return undefined;
      throw unreadable(join(this.#root, path), cause);
    }
  }

  /** All of them in the order of the bytes of their paths, a folder before what is in it. */
  sorted(): readonly Entry[] {
    return [...this.#entries.values()]
      .map((entry) => ({ entry, key: sortKey(entry) }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ entry }) => entry);
  }

  #isFolder(path: string): boolean {
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const isFolder = this.#isFolder(folderOf(path)) && this.look(path)?.isDirectory() === true;
    this.#folders.set(path, isFolder);
    if (isFolder) this.#entries.set(path, { kind: 'folder', path });
    return isFolder;
  }

  #entry(path: string, stats: Stats): Entry | DiskFile {
    if (stats.isSymbolicLink()) return { kind: 'link', path, target: this.#target(path) };
    if (!stats.isFile()) throw notPackable(path, stats);
    const { size, mode } = stats;
    return { kind: 'file', path, size, executable: (mode & 0o100) !== 0, seen: seen(stats) };
  }

  #target(path: string): string {
    let target: Buffer;
    try {
      target = readlinkSync(join(this.#root, path), 'buffer');
    } catch (cause) {
      throw unreadable(join(this.#root, path), cause);
    }
    if (!isUtf8(target)) throw targetNotUtf8(path, 'plain_tar');
    return target.toString('utf8');
  }
}

/** What tells one state of a file from another. */
export function seen({ dev, ino, mtimeMs, ctimeMs }: Stats): Seen {
  return { device: dev, inode: ino, modified: mtimeMs, changed: ctimeMs };
}

/** Compares like the bytes of the path in UTF-8; JavaScript's own order differs beyond ASCII. */
function sortKey({ kind, path }: Entry): string {
  const key = kind === 'folder' ? `${path}/` : path;
  return /^[\0-\x7F]*$/.test(key) ? key : Buffer.from(key).toString('latin1');
}

function notPackable(path: string, stats: Stats): SnapshotError {
  const what = stats.isSocket() ? 'a socket' : stats.isFIFO() ? 'a named pipe' : 'a device';
  return new SnapshotError('not-packable', `"${path}" is ${what}, which cannot be packed`, {
    hint: 'Remove it, or leave it out with .gitignore or .airignore.',
  });
}
