import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { maxConfigBytes } from '@air/validate';

import { CliError } from '../errors/cli-error.ts';
import type { Host } from '../host.ts';
import { codeOf } from '../output/envelope-codes.ts';

/** The bytes of a config file, pipes included, up to the limit of the validator. Throws when it cannot be read. */
export function readConfigFile(file: string): Uint8Array {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const about = fstatSync(descriptor);
      // of a file that is too large, all that the validator looks at is the size
      if (about.isFile() && about.size > maxConfigBytes) {
        return new Uint8Array(Math.min(about.size, mostBytes));
      }
      return readUpTo(descriptor, maxConfigBytes + 1);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw unreadable('config file', file, error);
  }
}

/** As large as an array can be on every Node. */
const mostBytes = 2 ** 32;

/** What standard input holds, as `readConfigFile` would read it; `name` is what messages call it. */
export function readConfigInput(host: Host, name: string): Uint8Array {
  try {
    return readUpTo(host.standardInput, maxConfigBytes + 1);
  } catch (error) {
    throw unreadable('config file', name, error);
  }
}

/** Reads to the end, or a little more than a config may have: a pipe does not say how much is coming. */
function readUpTo(descriptor: number, limit: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < limit) {
    const chunk = Buffer.allocUnsafe(Math.min(limit - length, 65_536));
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

/** Says why the system does not let a file or folder be read. */
export function unreadable(what: 'config file' | 'folder', path: string, error: unknown): CliError {
  const code = codeOf(error) ?? String(error);
  const [reason, hint] = reasons[code] ?? [`the system answers ${code}`, undefined];
  return new CliError('config-file', `cannot read ${what} "${path}": ${reason}`, {
    hint: path === '-' ? 'Only air validate takes - for standard input; name /dev/stdin.' : hint,
    cause: error,
  });
}
