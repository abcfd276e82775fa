import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { lstat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type { Extract, Header } from 'tar-stream';

/** Bytes that are unpacked at a time. */
const pieceBytes = 256 * 1024;

/** Up to so many bytes a file is written without the thread pool, whose way and back takes ten times as long. */
const smallFileBytes = 1024 * 1024;

/**
 * Extracts a code snapshot (`.tar.gz`) into a new folder, with its links and executable bits, and answers with its one
 * top folder. Rejects for an archive that is cut off or broken, and before anything is written outside of the folder.
 */
export async function extractCode(
  archive: Readable,
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  const entries = extract();
  const unpacked = createGunzip({ chunkSize: pieceBytes });
  const read = pipeline(archive, unpacked, entries, { signal });
  // Both have to end before the folder is left alone.
  const [written, wasRead] = await Promise.allSettled([
    new CodeFolder(folder).write(entries),
    read,
  ]);
  if (written.status === 'rejected') throw written.reason;
  if (wasRead.status === 'rejected') throw wasRead.reason;
  return topFolder(folder, written.value);
}

/** The folder while it is filled: nothing else is there, and nothing in it is a symbolic link. */
class CodeFolder {
  readonly #path: string;
  readonly #made = new Set<string>();

  constructor(path: string) {
    this.#path = path;
  }

  /** Answers with the names that stand at the top of the archive. */
  async write(entries: Extract): Promise<ReadonlySet<string>> {
    const top = new Set<string>();
    const links = new Map<string, string>();
    for await (const entry of entries) {
      const path = insidePath(entry.header.name);
      const [first] = path.split('/');
      if (first) top.add(first);
      if (entry.header.type === 'symlink') links.set(path, entry.header.linkname);
      else await this.#write(path, entry.header, entry);
      entry.resume();
    }
    // Last of all, so that nothing is ever written through a link, wherever it points to.
    for (const [path, target] of links) symlinkSync(target, this.#placeOf(path));
    return top;
  }

  async #write(
    path: string,
    { name, type, mode, size, linkname }: Header,
    content: AsyncIterable<unknown>,
  ): Promise<void> {
    if (type === 'directory') {
      this.#makeFolder(join(this.#path, path));
    } else if (type === 'file' || type === 'contiguous-file') {
      const options = { flag: 'wx', mode: mode & 0o777 };
      const place = this.#placeOf(path);
      if (size > smallFileBytes) await writeFile(place, bytesOf(content), options);
      else writeFileSync(place, await wholeOf(content), options);
    } else if (type === 'link') {
      linkSync(join(this.#path, insidePath(linkname)), this.#placeOf(path));
    } else {
      throw new Error(`"${name}" is neither a file nor a folder nor a link but a ${type}`);
    }
  }

  /** Where something is to be written, in a folder that is there. */
  #placeOf(path: string): string {
    const place = join(this.#path, path);
    this.#makeFolder(dirname(place));
    return place;
  }

  #makeFolder(place: string): void {
    if (this.#made.has(place)) return;
    mkdirSync(place, { recursive: true });
    this.#made.add(place);
  }
}

async function wholeOf(content: AsyncIterable<unknown>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytesOf(content)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* bytesOf(content: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const piece of content) if (piece instanceof Uint8Array) yield piece;
}

/** The path without what means nothing in it; empty for the top itself. */
function insidePath(name: string): string {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (name.startsWith('/') || name.includes('\0') || parts.includes('..')) {
    throw new Error(`"${name}" lies outside of the snapshot`);
  }
  return parts.join('/');
}

async function topFolder(folder: string, names: ReadonlySet<string>): Promise<string> {
  const [name = '', ...others] = names;
  const place = join(folder, name);
  if (name === '' || others.length > 0 || !(await lstat(place)).isDirectory()) {
    throw new Error('it does not hold one folder with everything in it');
  }
  return place;
}
