import type { Extract, Header } from 'tar-stream';
import { gitOutput } from '../git/git.ts';
import type { GitOptions } from '../git/git.ts';
import type { Entry, Part } from './entry.ts';
import { isNeverPacked } from './left-out.ts';
import { nameNotUtf8, targetNotUtf8 } from './not-utf8.ts';

/** Runs `git archive` and hands on what is below the prefix, without the prefix. */
export async function* readArchive(
  args: readonly string[],
  prefix: string,
  options: GitOptions,
): AsyncGenerator<Part> {
  // takes milliseconds to load, which code that is packed as it is on disk need not wait for
  const { extract } = await import('tar-stream');
  const archive = extract();
  const fed = feed(archive, gitOutput(args, options));
  try {
    for await (const item of archive) {
      const entry = entryOf(item.header, prefix);
      if (entry === undefined) {
        item.resume();
        continue;
      }
      yield entry;
      for await (const piece of item) {
        if (piece instanceof Uint8Array && piece.length > 0) yield piece;
      }
    }
    await fed;
  } finally {
    archive.destroy(null);
    await fed.catch(() => undefined);
  }
}

/** Writes git's output as fast as it is read. When git fails, that is what the reader sees. */
async function feed(archive: Extract, output: AsyncGenerator<Buffer>): Promise<void> {
  try {
    for await (const chunk of output) {
      if (archive.destroyed) return;
      if (!archive.write(chunk)) await room(archive);
    }
    archive.end(null);
  } catch (error) {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Waits until more can be written, or nothing any more. */
async function room(archive: Extract): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      archive.off('drain', settle);
      archive.off('close', settle);
      resolve();
    };
    archive.on('drain', settle);
    archive.on('close', settle);
  });
}

function entryOf({ name, type, size, mode, linkname }: Header, prefix: string): Entry | undefined {
  if (!name.startsWith(prefix) || name === prefix) return undefined;
  const path = name.slice(prefix.length).replace(/\/$/, '');
  if (path.includes('\uFFFD')) throw nameNotUtf8(path, 'git_archive');
  if (isNeverPacked(path)) return undefined;
  if (type === 'directory') return { kind: 'folder', path };
  if (type === 'symlink') {
    if (linkname.includes('\uFFFD')) throw targetNotUtf8(path, 'git_archive');
    return { kind: 'link', path, target: linkname };
  }
  return { kind: 'file', path, size, executable: (mode & 0o100) !== 0 };
}
