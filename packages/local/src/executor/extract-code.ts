import { link, lstat, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type { Extract, Header } from 'tar-stream';

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
  const read = pipeline(archive, createGunzip(), entries, { signal });
  // Both have to end before the folder is left alone.
  const [written, wasRead] = await Promise.allSettled([writeEntries(entries, folder), read]);
  if (written.status === 'rejected') throw written.reason;
  if (wasRead.status === 'rejected') throw wasRead.reason;
  return topFolder(folder, written.value);
}

/** Answers with the names that stand at the top of the archive. */
async function writeEntries(entries: Extract, folder: string): Promise<ReadonlySet<string>> {
  const top = new Set<string>();
  const links = new Map<string, string>();
  for await (const entry of entries) {
    const path = insidePath(entry.header.name);
    const [first] = path.split('/');
    if (first) top.add(first);
    if (entry.header.type === 'symlink') links.set(path, entry.header.linkname);
    else await write(entry.header, entry, folder);
    entry.resume();
  }
  // Last of all, so that nothing is ever written through a link, wherever it points to.
  for (const [path, target] of links) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await symlink(target, join(folder, path));
  }
  return top;
}

async function write(
  { name, type, mode, linkname }: Header,
  content: AsyncIterable<unknown>,
  folder: string,
): Promise<void> {
  const place = join(folder, insidePath(name));
  await mkdir(type === 'directory' ? place : dirname(place), { recursive: true });
  if (type === 'directory') return;
  if (type === 'file' || type === 'contiguous-file') {
    await writeFile(place, bytesOf(content), { flag: 'wx', mode: mode & 0o777 });
  } else if (type === 'link') {
    await link(join(folder, insidePath(linkname)), place);
  } else {
    throw new Error(`"${name}" is neither a file nor a folder nor a link but a ${type}`);
  }
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
