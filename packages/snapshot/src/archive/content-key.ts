import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';

/** The key of an archive: a hash of its bytes before compression. */
export async function contentKey(archive: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = newHash();
  for await (const piece of archive) hash.update(piece);
  return hash.digest('hex');
}

/** Hands the archive on, and calls `differs` at its end if it has not the key. */
export async function* withKey(
  archive: AsyncIterable<Uint8Array>,
  key: string,
  differs: () => Error,
): AsyncGenerator<Uint8Array> {
  const hash = newHash();
  for await (const piece of archive) {
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') !== key) throw differs();
}

function newHash(): Hash {
  return createHash('sha256');
}
