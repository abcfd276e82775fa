import { randomBytes } from 'node:crypto';

/** A positive 64-bit integer above 2^53, as the platform's can be: a client that takes it for a number breaks here. */
export function newId(): string {
  const random = randomBytes(8).readBigUInt64BE() % (2n ** 63n - 2n ** 53n - 1n);
  return String(2n ** 53n + 1n + random);
}
