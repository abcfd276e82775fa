/** As `JSON.stringify`, with a `bigint` written as an integer: ids go beyond 2^53. */
export function jsonText(value: unknown): string {
  try {
    // Several times as fast, which a page of logs needs. It throws where there is a bigint.
    return JSON.stringify(value ?? null);
  } catch {
    return textWithBigints(value);
  }
}

function textWithBigints(value: unknown): string {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `[${value.map(textWithBigints).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : [`${JSON.stringify(key)}:${textWithBigints(member)}`],
  );
  return `{${members.join(',')}}`;
}

/** Strings, matched to be stepped over, and integers that a JavaScript number might not hold. */
const stringOrLongInteger = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/** As `JSON.parse`, with integers of 16 digits and more as text, so that they stay what they are. */
export function parseJson(text: string): unknown {
  const quoted = text.replace(stringOrLongInteger, (match) =>
    match.startsWith('"') ? match : `"${match}"`,
  );
  return JSON.parse(quoted);
}
