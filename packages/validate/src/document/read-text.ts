import type { Problem } from '../problem.ts';
import { quoted } from '../words/quoted.ts';
import { maxConfigBytes, maxLines } from './limits.ts';

/** What was read from the file's bytes, or why it cannot be read as text. */
interface ReadText {
  /** Without a byte-order mark; with U+FFFD for what is not UTF-8. */
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly problem: Problem | undefined;
}

/** Decodes UTF-8, with or without a byte-order mark, and refuses what YAML could not hold as it is. */
export function readText(input: string | Uint8Array): ReadText {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  if (bytes.length > maxConfigBytes) return { text: '', bytes, problem: tooLarge(bytes.length) };

  const text = withoutMark(typeof input === 'string' ? input : lossyText(input));
  const problem = typeof input === 'string' ? undefined : encodingProblem(input);
  return { text, bytes, problem: problem ?? characterProblem(text) ?? lineProblem(text) };
}

const mark = '\ufeff';

function withoutMark(text: string): string {
  return text.startsWith(mark) ? text.slice(1) : text;
}

function tooLarge(length: number): Problem {
  return {
    ...syntax('file-too-large'),
    message: `the file has ${length} bytes, and a config has at most ${maxConfigBytes} (4 MiB)`,
    hint: 'Keep data in files of its own and give their paths in parameters.',
  };
}

function encodingProblem(bytes: Uint8Array): Problem | undefined {
  if (isUtf16(bytes)) {
    return {
      ...syntax('not-utf-8'),
      message: 'the file is not UTF-8 text; it looks like UTF-16',
      hint: 'Save it as UTF-8.',
    };
  }
  const good = validPrefix(bytes);
  if (good === undefined) return undefined;
  if (good === '' || isBinary(good)) return notText;
  const start = withoutMark(good).length;
  return {
    ...syntax('not-utf-8'),
    message: 'the file is not UTF-8 text: here are bytes that mean nothing in UTF-8',
    hint: 'Save it as UTF-8.',
    span: { start, end: start + 1 },
  };
}

/** By its mark, or by the half of a Latin letter that is zero. */
function isUtf16([first = 1, second = 1]: Uint8Array): boolean {
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return hasMark || (first === 0) !== (second === 0);
}

function characterProblem(text: string): Problem | undefined {
  if (text.startsWith(mark)) {
    return {
      ...syntax('forbidden-character'),
      message: 'the file begins with two byte-order marks, and it may have one at most',
      hint: 'Save it as UTF-8 without a byte-order mark.',
    };
  }
  const found = forbidden.exec(text);
  if (found === null) return undefined;
  if (isBinary(text)) return notText;
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return {
    ...syntax('forbidden-character'),
    message: `the character U+${code} is not allowed in YAML as it is`,
    hint: `Remove it, or write it in a text in double quotes: ${quoted(found[0])}.`,
    span: { start: found.index, end: found.index + 1 },
  };
}

/** A file of another kind: it begins with a character that no text has, or many are among the first. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 512);
  const found = start.match(everyForbidden)?.length ?? 0;
  return start.search(forbidden) === 0 || (found > 3 && found > start.length / 10);
}

/** Only a text with as many characters can have more lines. */
function lineProblem(text: string): Problem | undefined {
  if (text.length < maxLines) return undefined;
  let lines = 1;
  for (const { index } of text.matchAll(/\r\n?|\n/g)) {
    lines += 1;
    if (lines > maxLines) {
      return {
        ...syntax('too-many-lines'),
        message: `from here on there are more than the ${maxLines} lines that a config may have`,
        hint: 'Keep data in files of its own and give their paths in parameters.',
        span: { start: index, end: index + 1 },
      };
    }
  }
  return undefined;
}

/** C0 but tab, LF and CR; DEL; lone surrogates. Source: run-config.md, "Reading the file". */
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\p{Surrogate}/u;

const everyForbidden = new RegExp(forbidden, 'gu');

const notText: Problem = {
  code: 'not-text',
  kind: 'syntax',
  path: [],
  message: 'the file is not text',
  hint: 'A config is YAML: UTF-8 text.',
};

function syntax(code: string): Pick<Problem, 'code' | 'kind' | 'path'> {
  return { code, kind: 'syntax', path: [] };
}

function lossyText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** The text before the first bytes that are not UTF-8; undefined when all of them are. */
function validPrefix(bytes: Uint8Array): string | undefined {
  if (decodes(bytes, false) !== undefined) return undefined;
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle), true) === undefined) bad = middle;
    else good = middle;
  }
  return decodes(bytes.subarray(0, good), true);
}

/** With `stream`, a character that the end cuts off is left out and no failure. */
function decodes(bytes: Uint8Array, stream: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream });
  } catch {
    return undefined;
  }
}
