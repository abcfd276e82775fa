import type { Span } from '../span.ts';
import { quoted } from '../words/quoted.ts';
import { lineBehindEnd } from './misplaced-line.ts';
import type { FaultPlace, SyntaxWords } from './syntax-words.ts';

/** Of a text without quotes that begins with a sign of YAML. */
export function reserved(character: string): SyntaxWords {
  return {
    code: 'reserved-character',
    message: `a text without quotes cannot begin with ${character}`,
    hint: 'Put the text in quotes.',
  };
}

/** Of a text without quotes, from `start` on, that reads as a key in its turn. */
export function secondColon(start: number, written: string): SyntaxWords {
  return {
    code: 'second-colon',
    message: 'a second “: ” stands on this line, and a text without quotes cannot hold one',
    hint: 'Put the text in quotes: key: "first: second".',
    span: colonAfterText(start, written),
  };
}

/** A text in quotes can hold colons: the one that is meant stands behind it. */
function colonAfterText(start: number, written: string): Span {
  const [text = ''] = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')?.*?(?=:(?:\s|$))/.exec(written) ?? [];
  return { start: start + text.length, end: start + text.length + 1 };
}

/** Of what follows a whole value: a line that does not fit, or the rest of a text that ended too early. */
export function unexpectedText({ source, start, before, written }: FaultPlace): SyntaxWords {
  const line = before.trim() === '' ? lineBehindEnd(source, start) : undefined;
  return (
    line ?? {
      code: 'unexpected-text',
      message: `${quoted(written)} stands behind a value that has ended`,
      hint: behindValueHint(before, written),
    }
  );
}

function behindValueHint(before: string, written: string): string {
  if (/^[,;]$/.test(written)) return 'Remove it.';
  const mark = /(["'])[^"']*$/.exec(before)?.[1];
  const inside =
    mark === undefined ? '' : `; inside, ${mark} is written ${mark === '"' ? '\\"' : "''"}`;
  return `If it belongs to the value, put all of it in quotes${inside}.`;
}
