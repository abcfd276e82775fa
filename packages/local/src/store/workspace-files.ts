import { randomUUID } from 'node:crypto';
import { createWriteStream, renameSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hasCode } from '../has-code.ts';
import { AwaitedArchives } from './awaited-archives.ts';
import { removeAll } from './remove-all.ts';

export type WorkspaceObject =
  | { readonly kind: 'directory' }
  | { readonly kind: 'file'; readonly bytes: number; readonly modified: Date };

/** What lies in a directory, under its name. */
export type WorkspaceEntry = WorkspaceObject & { readonly name: string };

/** A file that is open to be read once, as it was when it was opened. */
export interface OpenFile {
  readonly bytes: number;
  readonly modified: Date;
  readonly content: Readable;
}

export type WriteResult = 'written' | 'no-parent' | 'exists' | 'is-directory';

/** The workspace's tree of files, kept below one folder of this machine. Paths begin with a slash. */
export class WorkspaceFiles {
  readonly #root: string;
  /** What is not in the tree yet, or no longer. */
  readonly #incoming: string;
  /** What `status` found and `write` has written lasts until a submit names it. */
  readonly awaited: AwaitedArchives = new AwaitedArchives();

  constructor(stateDirectory: string) {
    this.#root = join(stateDirectory, 'files');
    this.#incoming = join(stateDirectory, 'incoming');
  }

  /** Removes what uploads and removals left that were cut short. */
  async prepare(): Promise<void> {
    await rm(this.#incoming, { recursive: true, force: true });
    await mkdir(this.#incoming, { recursive: true, mode: 0o700 });
    await mkdir(this.#root, { recursive: true, mode: 0o700 });
  }

  async status(path: string): Promise<WorkspaceObject | undefined> {
    this.awaited.add(path);
    const found = await statOf(this.#place(path));
    if (!found) this.awaited.settle(path);
    return found && objectOf(found);
  }

  /** By name; undefined when there is no such directory. */
  async list(path: string): Promise<WorkspaceEntry[] | undefined> {
    const place = this.#place(path);
    try {
      const names = (await readdir(place)).toSorted();
      const entries = await Promise.all(
        names.map(async (name) => {
          const found = await statOf(join(place, name));
          return found ? [{ name, ...objectOf(found) }] : [];
        }),
      );
      return entries.flat();
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** With all its parents. False when a file is in the way. */
  async makeDirectory(path: string): Promise<boolean> {
    try {
      await mkdir(this.#place(path), { recursive: true });
      return true;
    } catch (error) {
      if (hasCode(error, 'EEXIST', 'ENOTDIR')) return false;
      throw error;
    }
  }

  /** Streams a file to disk and puts it in place whole. */
  async write(path: string, content: Readable, overwrite: boolean): Promise<WriteResult> {
    const place = this.#place(path);
    const parent = await statOf(join(place, '..'));
    if (!parent?.isDirectory()) return 'no-parent';
    const present = await statOf(place);
    if (present?.isDirectory()) return 'is-directory';
    if (present && !overwrite) return 'exists';
    const temporary = join(this.#incoming, randomUUID());
    try {
      await pipeline(content, createWriteStream(temporary, { flags: 'wx', mode: 0o600 }));
      this.awaited.add(path);
      await rename(temporary, place);
    } finally {
      await rm(temporary, { force: true });
    }
    return 'written';
  }

  /** Undefined when there is no such file. */
  async read(path: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.#place(path));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Undefined when there is no such file. Reading to the end, or destroying the content, closes it. */
  async open(path: string): Promise<OpenFile | undefined> {
    const found = await statOf(this.#place(path));
    if (!found?.isFile()) return undefined;
    const handle = await open(this.#place(path));
    const { size, mtime } = await handle.stat();
    return { bytes: size, modified: mtime, content: handle.createReadStream() };
  }

  /** With all that is in it. It is gone before anything else happens; the answer are its bytes. */
  async remove(path: string): Promise<number> {
    const removed = join(this.#incoming, randomUUID());
    try {
      renameSync(this.#place(path), removed);
    } catch (error) {
      if (isMissing(error)) return 0;
      throw error;
    }
    return removeAll(removed);
  }

  #place(path: string): string {
    return join(this.#root, path);
  }
}

/** Whether a path names one object below the root, and nothing outside of it. */
export function isWorkspacePath(path: string): boolean {
  if (!path.startsWith('/') || path.includes('\0') || path.length > 2000) return false;
  const parts = path.split('/').slice(1);
  return parts.every((part) => !['', '.', '..'].includes(part) && Buffer.byteLength(part) <= 255);
}

function objectOf(found: Stats): WorkspaceObject {
  if (found.isDirectory()) return { kind: 'directory' };
  return { kind: 'file', bytes: found.size, modified: found.mtime };
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT', 'ENOTDIR');
}
