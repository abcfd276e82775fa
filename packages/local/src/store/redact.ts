/** Stands in the output where a secret's value stood. */
const redacted = '[REDACTED]';

/** A stretch of bytes, its end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Finds the values of a run's secrets in its output. A value of several lines is known by each of them. */
export class Redactor {
  readonly #needles: readonly Buffer[];
  /** Bytes of the longest thing looked for; 0 when there is nothing to look for. */
  readonly longest: number;

  constructor(secrets: readonly string[]) {
    const lines = secrets.flatMap((secret) => secret.split(/\r?\n/)).filter((line) => line !== '');
    this.#needles = [...new Set(lines)].map((line) => Buffer.from(line));
    this.longest = Math.max(0, ...this.#needles.map((needle) => needle.length));
  }

  /** Every secret in the text, in order; what overlaps or touches is one stretch. */
  find(text: Buffer): Stretch[] {
    const found = this.#needles.flatMap((needle) => occurrences(text, needle));
    const merged: Stretch[] = [];
    for (const { start, end } of found.toSorted((a, b) => a.start - b.start)) {
      const last = merged.at(-1);
      if (last && start <= last.end) {
        merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
      } else {
        merged.push({ start, end });
      }
    }
    return merged;
  }

  /** The text without the secrets. */
  mask(text: Buffer): Buffer {
    const secrets = this.find(text);
    if (secrets.length === 0) return text;
    const parts: Buffer[] = [];
    let done = 0;
    for (const { start, end } of secrets) {
      parts.push(text.subarray(done, start), Buffer.from(redacted));
      done = end;
    }
    return Buffer.concat([...parts, text.subarray(done)]);
  }
}

function occurrences(text: Buffer, needle: Buffer): Stretch[] {
  const found: Stretch[] = [];
  for (let start = text.indexOf(needle); start !== -1; start = text.indexOf(needle, start + 1)) {
    found.push({ start, end: start + needle.length });
  }
  return found;
}
