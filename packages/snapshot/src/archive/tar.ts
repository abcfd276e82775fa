import type { Part } from '../source/entry.ts';
import { tarEnd, tarHeader, tarPadding } from './tar-header.ts';

/**
 * The archive of a source, in pieces that are good until the next one is asked for. The same parts give the same bytes on
 * every machine.
 */
export async function* tar(top: string, parts: AsyncIterable<Part>): AsyncGenerator<Uint8Array> {
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
