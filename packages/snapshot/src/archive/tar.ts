import type { Part } from '../source/entry.ts';
import { tarEnd, tarHeader, tarPadding } from './tar-header.ts';

export const blockBytes: number = 1 << 20;

/**
 * The archive of a source before compression, in blocks of 1 MiB. The same parts give the same bytes on every machine. A
 * block is good until `ring` more have been asked for: then its memory is filled again.
 */
export async function* tarBlocks(
  top: string,
  parts: AsyncIterable<Part>,
  ring: number = 1,
): AsyncGenerator<Buffer> {
  const buffers = Array.from({ length: ring }, () => Buffer.allocUnsafeSlow(blockBytes));
  let block = nextBlock();
  let filled = 0;
  for await (const piece of pieces(top, parts)) {
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + blockBytes - filled);
      block.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < blockBytes) continue;
      yield block;
      block = nextBlock();
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);

  function nextBlock(): Buffer {
    const next = buffers.shift() ?? Buffer.allocUnsafeSlow(blockBytes);
    buffers.push(next);
    return next;
  }
}

async function* pieces(top: string, parts: AsyncIterable<Part>): AsyncGenerator<Uint8Array> {
  yield tarHeader(top, { kind: 'folder', path: '' });
  let size = 0;
  let left = 0;
  for await (const part of parts) {
    if (part instanceof Uint8Array) {
      left -= part.length;
      yield part;
      if (left === 0) yield tarPadding(size);
    } else {
      yield tarHeader(top, part);
      size = part.kind === 'file' ? part.size : 0;
      left = size;
    }
  }
  yield tarEnd;
}
