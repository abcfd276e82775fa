import { randomUUID } from 'node:crypto';
import { SubmitError } from '../errors.ts';

const maxBytes = 64;

/** The token of the launch: the key that was given, else the config's token, else a new one (launch.md, step 2). */
export function idempotencyToken(key: string | undefined, configured: string | undefined): string {
  if (key === undefined) return configured ?? randomUUID();
  if (key.trim() === '') {
    throw new SubmitError('idempotency-key-invalid', '--idempotency-key cannot be empty', {
      hint: 'Leave the flag out to get a new key for each launch.',
    });
  }
  const bytes = Buffer.byteLength(key);
  if (bytes > maxBytes) {
    throw new SubmitError(
      'idempotency-key-invalid',
      `--idempotency-key must be ${maxBytes} bytes or less, got ${bytes}`,
      { hint: 'A hash of a longer key, such as its SHA-256 in hex, has 64.' },
    );
  }
  return key;
}
