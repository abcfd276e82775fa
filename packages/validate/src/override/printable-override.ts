/** A `KEY=VALUE` that is safe to print: where the name of a secret belongs, the secret may stand. */
export function printableOverride(text: string): string {
  return /^\s*secrets\b/.test(text) ? text.replace(/=.*$/s, '=…') : text;
}
