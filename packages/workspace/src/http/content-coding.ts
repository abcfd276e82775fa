import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

const decoders: Readonly<Record<string, (bytes: ArrayBuffer) => Promise<Buffer>>> = {
  gzip: promisify<ArrayBuffer, Buffer>(gunzip),
  'x-gzip': promisify<ArrayBuffer, Buffer>(gunzip),
  deflate: promisify<ArrayBuffer, Buffer>(inflate),
  br: promisify<ArrayBuffer, Buffer>(brotliDecompress),
};

/** An answer as it was before a proxy packed it, which nobody asked for; what cannot be unpacked stays as it is. */
export async function unpacked(bytes: ArrayBuffer, coding = ''): Promise<ArrayBuffer | Buffer> {
  const decode = decoders[coding.trim().toLowerCase()];
  return decode === undefined ? bytes : decode(bytes).catch(() => bytes);
}
