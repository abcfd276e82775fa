import type { Problem } from '../problem.ts';

/** What is wrong inside a token in quotes: they are not closed, or a backslash begins no escape of YAML. */
export function quotedTokenProblem(token: string, offset: number): Problem | undefined {
  const mark = token.startsWith('"') ? '"' : "'";
  const escape = mark === '"' ? badEscape(token) : undefined;
  if (escape !== undefined) {
    return escapeProblem(token.slice(escape, escape + 10), offset + escape);
  }
  if (isClosed(token, mark)) return undefined;
  return {
    ...syntax('unclosed-quote', offset, token.split(/[\r\n]/, 1)[0]?.length ?? 1),
    message: `a text in ${mark === '"' ? 'double' : 'single'} quotes is not closed: a ${mark} is missing`,
    hint: `Close it, with every line of it indented. Inside, ${mark} is written ${mark === '"' ? '\\"' : "''"}.`,
  };
}

/** A problem of the escape that `written` begins with. */
function escapeProblem(written: string, start: number): Problem {
  const half = /^\\(?:u|U0000)[dD][89a-fA-F][\da-fA-F]{2}/.exec(written)?.[0];
  if (half !== undefined) {
    return {
      ...syntax('bad-escape', start, half.length),
      message: `${half} is half of a surrogate pair, and no character`,
      hint: 'Write both halves, such as \\ud83d\\ude00, or the character itself.',
    };
  }
  const escape = written.slice(0, 2);
  const digits = hexadecimalDigits.get(escape);
  return {
    ...syntax('bad-escape', start, 2),
    message:
      digits === undefined
        ? `${escape} is no escape in double quotes`
        : `${escape} in double quotes needs ${digits} hexadecimal digits that name a character`,
    hint: 'Write \\\\ for a backslash, or put the text in single quotes.',
  };
}

const hexadecimalDigits: ReadonlyMap<string, number> = new Map([
  ['\\x', 2],
  ['\\u', 4],
  ['\\U', 8],
]);

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
