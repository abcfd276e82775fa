import type { Problem } from '../problem.ts';

/** What is wrong inside a token in quotes: they are not closed, or a backslash begins no escape of YAML. */
export function quotedTokenProblem(token: string, offset: number): Problem | undefined {
  const mark = token.startsWith('"') ? '"' : "'";
  const escape = mark === '"' ? badEscape(token) : undefined;
  if (escape !== undefined) {
    return {
      ...syntax('bad-escape', offset + escape, 2),
      message: `${token.slice(escape, escape + 2)} is no escape in double quotes`,
      hint: 'Write \\\\ for a backslash, or put the text in single quotes.',
    };
  }
  if (isClosed(token, mark)) return undefined;
  return {
    ...syntax('unclosed-quote', offset, token.split(/[\r\n]/, 1)[0]?.length ?? 1),
    message: `a text in ${mark === '"' ? 'double' : 'single'} quotes is not closed: a ${mark} is missing`,
    hint: `Close it, with every line of it indented. Inside, ${mark} is written ${mark === '"' ? '\\"' : "''"}.`,
  };
}

function syntax(code: string, start: number, length: number): Omit<Problem, 'message'> {
  return { code, kind: 'syntax', path: [], span: { start, end: start + length } };
}

/** The last mark closes the text, unless an escape makes it part of the text. */
function isClosed(token: string, mark: string): boolean {
  const last = token.length - 1;
  if (last < 1 || token[last] !== mark) return false;
  const escape = mark === '"' ? '\\' : "'";
  let start = last;
  while (start > 1 && token[start - 1] === escape) start -= 1;
  return (last - start) % 2 === 0;
}

/** Where the first backslash is that begins no escape. */
function badEscape(token: string): number | undefined {
  if (!token.includes('\\')) return undefined;
  for (const { 0: written, index } of token.matchAll(escapes)) {
    if (written.length === 1) return index;
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
