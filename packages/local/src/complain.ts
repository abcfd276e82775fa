import { writeSync } from 'node:fs';

/** Writes a line to the log of the server. A log that takes nothing, as on a full disk, ends nothing. */
export function complain(text: string): void {
  try {
    writeSync(process.stderr.fd, `air local: ${text}\n`);
  } catch {
    // There is nobody else to tell.
  }
}
