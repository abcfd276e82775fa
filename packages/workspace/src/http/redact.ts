/** In characters, of a message. */
const longestLine = 600;

/** Too short to be a secret: to blot it out would blot out everything. */
const shortestSecret = 4;

/** The texts that no message, trace or error may show. Does not show them when it is printed itself. */
export class Secrets implements Iterable<string> {
  readonly #texts = new Set<string>();

  constructor(texts: readonly string[] = []) {
    for (const text of texts) this.add(text);
  }

  add(text: string): void {
    if (text.length < shortestSecret) return;
    // a service may repeat what it was sent in the form in which it was sent
    const forms = [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)];
    for (const form of forms) this.#texts.add(form);
  }

  /** The longest first, since one may be part of another. */
  [Symbol.iterator](): Iterator<string> {
    return [...this.#texts].toSorted((a, b) => b.length - a.length).values();
  }
}

/** The text with the secrets in it blotted out. */
function redact(text: string, secrets: Iterable<string>): string {
  let open = text;
  for (const secret of secrets) open = open.replaceAll(secret, '[redacted]');
  return open;
}

/** One printable line of bounded length for a message, with the secrets in it blotted out. */
export function plainLine(text: string, secrets: Iterable<string>): string {
  // what a service sends may hold terminal sequences
  const line = redact(text, secrets)
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim();
  return line.length > longestLine ? `${line.slice(0, longestLine).trimEnd()}…` : line;
}
