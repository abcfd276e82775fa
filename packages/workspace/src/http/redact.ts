const longest = 600;

/** One printable line of bounded length for a message, with the secrets in it blotted out. */
export function plainLine(text: string, secrets: readonly string[]): string {
  const open = secrets.reduce((line, secret) => line.replaceAll(secret, '[redacted]'), text);
  // what a service sends may hold terminal sequences
  const line = open.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest).trimEnd()}…` : line;
}
