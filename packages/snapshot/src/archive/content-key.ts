import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';

/** The key of an archive: a hash of its bytes before compression. */
export async function contentKey(blocks: AsyncIterable<Buffer>): Promise<string> {
  const hash = newHash();
  for await (const block of blocks) hash.update(block);
  return hash.digest('hex');
}

/** Hands the blocks on, and throws what `differs` makes at their end if they have not the key. */
export async function* withKey(
  blocks: AsyncIterable<Buffer>,
  key: string,
  differs: () => Promise<Error>,
): AsyncGenerator<Buffer> {
  const hash = newHash();
  for await (const block of blocks) {
    hash.update(block);
    yield block;
  }
  if (hash.digest('hex') !== key) throw await differs();
}

function newHash(): Hash {
  return createHash('sha256');
}
