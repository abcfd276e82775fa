import { closeSync, constants, openSync, readFileSync } from 'node:fs';

/** The text of a file. Never waits for a pipe in its place. Throws what the system says. */
export function readText(path: string): string {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}
