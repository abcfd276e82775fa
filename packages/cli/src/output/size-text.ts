import { counted } from './counted.ts';
import { mebibytes } from './mebibytes.ts';

/** `21 bytes`; from a mebibyte on `21.0 MiB`. */
export function sizeText(bytes: number): string {
  return bytes < 1024 ** 2 ? counted(bytes, 'byte') : `${mebibytes(bytes)} MiB`;
}
