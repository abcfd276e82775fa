import type { Problem } from '../problem.ts';

/** The problem of the first backslash in a text in double quotes that begins no escape of YAML. */
export function badEscape(token: string, offset: number): Problem | undefined {
  if (!token.includes('\\')) return undefined;
  for (const { 0: written, index } of token.matchAll(escapes)) {
    if (written.length > 1) continue;
    const start = offset + index;
    return {
      code: 'bad-escape',
      kind: 'syntax',
      path: [],
      message: `${token.slice(index, index + 2)} is no escape in double quotes`,
      hint: 'Write \\\\ for a backslash, or put the text in single quotes.',
      span: { start, end: start + 2 },
    };
  }
  return undefined;
}

/** A backslash, with what it escapes when that is something. Half a surrogate pair is nothing. */
const escapes = new RegExp(
  [
    String.raw`\\(?:[0abefnrtvNLP_ "/\\\t\n]`,
    String.raw`\r\n?`,
    String.raw`x[\da-fA-F]{2}`,
    String.raw`u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}`,
    String.raw`u(?![dD][89a-fA-F])[\da-fA-F]{4}`,
    String.raw`U00(?!00[dD][89a-fA-F])(?:0[\da-fA-F]|10)[\da-fA-F]{4}`,
    ')',
  ].join('|'),
  'g',
);
