import type { CST } from 'yaml';
import type { Span } from '../span.ts';
import { quoted } from '../words/quoted.ts';
import { lineBehindEnd, misplacedLine, tabIndentation } from './misplaced-line.ts';
import { missingColon } from './missing-colon.ts';
import type { SyntaxWords } from './syntax-words.ts';
import { unclosedBracket } from './unclosed-bracket.ts';

/** Where the `yaml` package gave up. */
export interface FaultPlace {
  readonly source: string;
  readonly tokens: readonly CST.Token[];
  readonly start: number;
  readonly end: number;
  /** The line of `start`, up to it. */
  readonly before: string;
  /** The same line from `start` on. */
  readonly written: string;
}

/** What to say for the errors of the `yaml` package whose message matches. */
interface Phrase {
  readonly when: RegExp;
  readonly say: (found: RegExpExecArray, place: FaultPlace) => SyntaxWords;
}

/** The first that matches counts. */
export const syntaxPhrases: readonly Phrase[] = [
  {
    when: /^Tabs are not allowed as indentation/,
    say: () => tabIndentation,
  },
  {
    when: /^Plain value cannot start with .*?(\S)$/,
    say: ([, character = '']) => reserved(character),
  },
  {
    when: /^Plain value cannot start with/,
    say: () => ({
      code: 'tab-indentation',
      message: 'a text without quotes cannot begin with a tab',
      hint: 'Replace the tab with spaces.',
    }),
  },
  {
    when: /^Nested mappings are not allowed in compact/,
    say: (_, { start, written }) =>
      /^\?(?:\s|$)/.test(written) ? reserved('?') : secondColon(start, written),
  },
  {
    when: /block-seq-ind on same line with key/,
    say: () => ({
      code: 'list-beside-key',
      message: 'a list cannot begin on the line of its key',
      hint: 'Put each entry on a line of its own, or write [a, b]. If it is a text, put it in quotes.',
    }),
  },
  {
    when: /^Implicit map keys need to be followed by map values/,
    say: (_, { written }) => missingColon(written),
  },
  {
    when: /^Implicit keys need to be on a single line/,
    say: (_, place) => keyOfSeveralLines(place),
  },
  {
    when: /must start at the same column|Sequence item without - indicator|^A block sequence may not/,
    say: (_, { source, start }) => misplacedLine(source, start),
  },
  {
    when: /(?:^|must be sufficiently indented and |must )end with a ([\]}])/,
    say: ([, closer = ''], place) => notClosed(closer, place),
  },
  {
    when: /^Block scalar values in collections must be indented|^Block scalar lines must not be less/,
    say: () => ({
      code: 'bad-indentation',
      message: 'the lines of a block of text must be indented more than its key',
    }),
  },
  {
    when: /^Block scalars with more-indented leading empty lines/,
    say: () => ({
      code: 'bad-indentation',
      message: 'the empty lines before a block of text are indented more than the text',
      hint: 'Remove the blanks in the empty lines.',
    }),
  },
  {
    when: /^Block scalar header includes extra characters|block scalar header/i,
    say: () => ({
      code: 'text-beside-block',
      message: 'a block of text begins on the line after | or >',
      hint: 'Move the text to the next line, or put it in quotes if | or > is part of it.',
    }),
  },
  {
    when: /^Unexpected flow-(?:map|seq)-end|^Unexpected (?:map|seq)-end/,
    say: (_, { written }) => ({
      code: 'unmatched-bracket',
      message: `a ${written.slice(0, 1)} closes nothing that is open`,
      hint: 'Remove it, or open it before.',
    }),
  },
  {
    when: /^Unexpected (?:,|empty item) in flow/,
    say: () => ({
      code: 'stray-comma',
      message: 'a comma has nothing before it',
      hint: 'Remove it.',
    }),
  },
  {
    when: /^Missing , (?:or : )?between flow|^Implicit keys of flow sequence pairs/,
    say: () => ({
      code: 'missing-comma',
      message: 'a comma is missing before this',
      hint: 'Separate what is inside { } and [ ] with commas, and put texts with , [ ] { } in quotes.',
    }),
  },
  {
    when: /^Missing space after : in/,
    say: () => ({
      code: 'missing-colon',
      message: 'a blank is missing after the colon',
      hint: 'Write it as `key: value`.',
    }),
  },
  {
    when: /^Block collections are not allowed within flow/,
    say: (_, { written }) => blockInBrackets(written),
  },
  {
    when: /on same line with directives-end/,
    say: () => ({
      code: 'map-beside-marker',
      message: 'a map or a list cannot begin on the line of ---',
      hint: 'Move it to the next line.',
    }),
  },
  {
    when: /directives-end/,
    say: () => ({
      code: 'missing-document-start',
      message: 'a line with --- is missing after the lines that begin with %',
      hint: 'Add it, or remove those lines.',
    }),
  },
  {
    when: /directive/i,
    say: (_, { written }) => ({
      code: 'bad-directive',
      message: `the line ${quoted(written)} is no directive of YAML`,
      hint: 'Remove it. A text that begins with % needs quotes.',
    }),
  },
  {
    when: /tag/i,
    say: () => ({
      code: 'bad-tag',
      message: 'what begins with ! is read as a tag, and this is none',
      hint: 'If it is a text, put it in quotes.',
    }),
  },
  {
    when: /^(?:Anchor|Alias|An alias|A node can have at most one anchor|Anchors)/,
    say: () => ({
      code: 'bad-anchor',
      message: 'what begins with & or * is read as an anchor or an alias, and this is none',
      hint: 'If it is a text, put it in quotes.',
    }),
  },
  {
    when: /1024 chars/,
    say: () => ({
      code: 'key-too-long',
      message: 'a key has at most 1024 characters',
      hint: 'Write a longer one after a question mark: `? key`, and `: value` on the next line.',
    }),
  },
  {
    when: /^Comments must be separated/,
    say: () => ({
      code: 'comment-without-blank',
      message: 'before the # of a comment a blank is missing',
      hint: 'Add it. If # is part of the text, put all of it in quotes.',
    }),
  },
  {
    when: /^Unexpected|^Not a YAML token/,
    say: (_, place) => unexpectedText(place),
  },
];

/** By what stands where an entry goes on as if it were a line of its own. */
function blockInBrackets(written: string): SyntaxWords {
  if (/^["']/.test(written)) {
    return {
      code: 'missing-comma',
      message: 'after this text in quotes a comma is missing',
      hint: 'Separate what is inside { } and [ ] with commas.',
    };
  }
  if (/^-(?: |$)/.test(written)) {
    return {
      code: 'block-in-brackets',
      message: 'a list with dashes cannot stand inside { } and [ ]',
      hint: 'Write it in brackets too: [a, b].',
    };
  }
  return {
    code: 'block-in-brackets',
    message: 'inside { } and [ ] a comma is missing here, or quotes around a text with “: ” in it',
    hint: 'Separate what is inside { } and [ ] with commas, and put such texts in quotes.',
  };
}

function reserved(character: string): SyntaxWords {
  return {
    code: 'reserved-character',
    message: `a text without quotes cannot begin with ${character}`,
    hint: 'Put the text in quotes.',
  };
}

function secondColon(start: number, written: string): SyntaxWords {
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

/** Lines that read as one key: the first lacks its colon, or, behind a value, the last is not meant to go on with it. */
function keyOfSeveralLines({ source, start, end, before, written }: FaultPlace): SyntaxWords {
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

/** Shown at the bracket, unless the line of the error begins with a tab, which is then to blame. */
function notClosed(closer: string, { tokens, start, before, written }: FaultPlace): SyntaxWords {
  const bracket = closer === '}' ? '{' : '[';
  if (before === '' && written.endsWith(closer)) return notIndented(bracket);
  const span = /^ *\t/.test(before) ? undefined : unclosedBracket(tokens, bracket, start);
  return {
    code: 'unclosed-bracket',
    message: `a ${bracket} is not closed: a ${closer} is missing`,
    hint: 'Close it, and indent the lines inside more than its key.',
    ...(span && { span }),
  };
}

/** Lines that are not indented end what a bracket began on a line before. */
export function notIndented(bracket: string): SyntaxWords {
  return {
    code: 'unclosed-bracket',
    message: `a ${bracket} is not closed: the lines inside it must be indented more than its key`,
    hint: 'Indent them, the one that closes it too.',
  };
}

function unexpectedText({ source, start, before, written }: FaultPlace): SyntaxWords {
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
