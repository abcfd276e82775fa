import { codePoint } from '../words/code-point.ts';
import { quoted } from '../words/quoted.ts';
import { misplacedLine } from './misplaced-line.ts';
import type { FaultPlace, SyntaxWords } from './syntax-words.ts';

/** Says what is missing in a line that should begin with a key. */
export function missingColon(line: string): SyntaxWords {
  const [, glued, behind = ''] = /^([A-Za-z_][\w-]*):(?!\/\/|:)(.)/u.exec(line) ?? [];
  if (glued !== undefined) {
    return {
      code: 'missing-colon',
      message: `after ${glued}: a blank is missing`,
      hint: /\s/.test(behind) ? wrongBlank(behind) : `Write it as \`${glued}: value\`.`,
    };
  }
  return {
    code: 'missing-colon',
    message: `after the key ${quoted(line)} a colon is missing`,
    hint: hintFor(line),
  };
}

/** Lines that read as one key: the first lacks its colon, or, behind a value, the last is not meant to go on with it. */
export function keyOfSeveralLines({
  source,
  start,
  end,
  before,
  written,
}: FaultPlace): SyntaxWords {
  if (/^\s*(?:-[ \t]+)+$/.test(before) && columnOf(source, end - 1) === before.length) {
    return { ...missingColon(written), span: { start, end: start + written.length } };
  }
  if (/[:-][ \t]+(?:[&!]\S*[ \t]+)*$/.test(before) || /^-(?:\s|$)/.test(written)) {
    return misplacedLine(source, end - 1);
  }
  if (before.trim() === '' && !/^["'[{?]/.test(written)) {
    return { ...missingColon(written), span: { start, end: start + written.length } };
  }
  return {
    code: 'missing-colon',
    message: 'these lines read as one key: somewhere a colon is missing, or the blank after it',
    hint: 'Write each as `key: value`, with a blank after the colon, and close every quote.',
  };
}

/** Where the line of an offset begins to have text. */
function columnOf(source: string, offset: number): number {
  const line = source.slice(source.lastIndexOf('\n', offset) + 1, offset + 1);
  return line.length - line.trimStart().length;
}

function wrongBlank(blank: string): string {
  return `The character behind the colon (${codePoint(blank)}) looks like a blank and is none.`;
}

/** By what people write where YAML wants a colon. */
function hintFor(line: string): string {
  if (line.startsWith('//')) return 'If it is a comment, begin it with #.';
  if (line.startsWith('```')) return 'Remove the marks of a code block.';
  const [, key] = /^([A-Za-z_][\w-]*)\s*=/.exec(line) ?? [];
  if (key !== undefined) return `Write it with a colon: \`${key}: value\`.`;
  if (line.includes('：')) return 'Its colon is a wide one (：): write : and a blank.';
  return 'Write it as `key: value`, with a blank after the colon.';
}
