import type { CST } from 'yaml';
import type { Problem } from '../problem.ts';
import { notIndented } from './bracket-words.ts';
import type { Fault } from './compose.ts';
import { followsBlock } from './misplaced-line.ts';
import { syntaxPhrases } from './syntax-phrases.ts';
import type { FaultPlace, SyntaxWords } from './syntax-words.ts';

/** So much of the text before an error is looked at: a bracket that is open stands on the line before it. */
const reach = 1000;

/** Says in a sentence of ours what could not be parsed, at its place. */
export function syntaxProblem(
  { pos: [start, end], message }: Fault,
  source: string,
  tokens: readonly CST.Token[],
): Problem {
  const lineStart = start === 0 ? 0 : source.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = source.indexOf('\n', start);
  const before = source.slice(lineStart, start);
  const written = source.slice(start, lineEnd < 0 ? source.length : lineEnd).trimEnd();
  const words =
    outsideBrackets(source.slice(Math.max(0, start - reach), start), message) ??
    wordsFor(message, { source, tokens, start, end, before, written });
  const hint = contextHint(source, lineStart, before + written, words.code) ?? words.hint;
  return {
    kind: 'syntax',
    path: [],
    span: { start, end: Math.max(start, Math.min(Math.max(end, start + 1), source.length)) },
    ...words,
    hint,
  };
}

/** A line that is not indented ends what a bracket at the end of the line before it began, and reads as a key. */
function outsideBrackets(before: string, message: string): SyntaxWords | undefined {
  const isKey = /^Implicit (?:map keys|keys) need/.test(message);
  const open = isKey ? /[:-][ \t]+([[{])\s*$/.exec(before)?.[1] : undefined;
  return open === undefined ? undefined : notIndented(open);
}

function wordsFor(message: string, place: FaultPlace): SyntaxWords {
  for (const { when, say } of syntaxPhrases) {
    const found = when.exec(message);
    if (found !== null) return say(found, place);
  }
  const firstLine = message.split('\n', 1)[0] ?? '';
  return { code: 'yaml-syntax', message: `this is not YAML: ${firstLine}` };
}

/** What stands on the line can tell more than the error. */
function contextHint(
  source: string,
  lineStart: number,
  line: string,
  code: string,
): string | undefined {
  if (/^(?:<{7}|={7}|>{7})(?: |\r?$)/m.test(source)) {
    return 'The file has the marks of a merge conflict (<<<<<<<, =======, >>>>>>>): settle it first.';
  }
  if (/\{\{|\{%/.test(line)) {
    return 'Templates are not filled in here. If the braces are meant as text, put it in quotes.';
  }
  if (/^ *\t/.test(line) && code !== 'tab-indentation') {
    return 'The line begins with a tab, where YAML indents with spaces.';
  }
  if (/^\s*-[^\s-]/.test(line) && /^(?:missing-colon|bad-indentation)$/.test(code)) {
    return 'A dash that begins an entry has a blank after it: `- a`.';
  }
  if (/[:-] +[|>][-+\d]* +[^\s#]/.test(line) && code === 'unexpected-text') {
    return 'A block of text begins on the line after | or >. If that is part of the text, put all of it in quotes.';
  }
  if (code === 'missing-colon' && followsBlock(source, lineStart)) {
    return 'If it belongs to the block of text above, indent it more than the key of the block.';
  }
  return undefined;
}
