import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

import { maxConfigBytes } from '@air/validate';

import { CliError } from '../errors/cli-error.ts';

/**
 * The bytes of a config file, pipes included. Of a file that is over the limit it reads just enough for the validator to
 * say so. Throws when the file cannot be read.
 */
export function readConfigFile(file: string): Uint8Array {
  try {
    const descriptor = openSync(file, 'r');
    try {
      return readUpTo(descriptor, maxConfigBytes + 1);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw unreadable(file, error);
  }
}

function readUpTo(descriptor: number, limit: number): Uint8Array {
  const { size } = fstatSync(descriptor);
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < limit) {
    const chunk = Buffer.allocUnsafe(Math.min(limit - length, Math.max(size - length, 0) + 65_536));
    const read = readSync(descriptor, chunk);
    if (read === 0) break;
    chunks.push(chunk.subarray(0, read));
    length += read;
  }
  return Buffer.concat(chunks);
}

const reasons: Partial<Record<string, readonly [reason: string, hint: string]>> = {
  ENOENT: ['there is no such file', 'Check the path; it is relative to the current folder.'],
  ENOTDIR: ['there is no such file', 'A part of the path is a file, not a folder.'],
  EISDIR: ['it is a directory', 'Name the YAML file in it.'],
  EACCES: ['permission denied', 'Make it readable for you.'],
  EPERM: ['permission denied', 'Make it readable for you.'],
  ELOOP: ['its symbolic links go round in a circle', 'Name the file itself.'],
  ENAMETOOLONG: ['the path is too long', 'Check the path.'],
};

function unreadable(file: string, error: unknown): CliError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const [reason, hint] = reasons[code] ?? [`the system answers ${code}`, undefined];
  return new CliError('config-file', `cannot read config file "${file}": ${reason}`, {
    hint,
    cause: error,
  });
}
