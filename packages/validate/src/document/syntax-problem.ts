import type { Problem } from '../problem.ts';
import { quoted } from '../words/quoted.ts';
import type { Fault } from './compose.ts';

interface Words {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

/** What to say for an error of the `yaml` package, by its own words. */
interface Phrase {
  readonly when: RegExp;
  readonly say: (found: RegExpExecArray, written: string) => Words;
}

/** Says in a sentence of ours what could not be parsed, at the place that the `yaml` package names. */
export function syntaxProblem({ pos: [start, end], message }: Fault, source: string): Problem {
  const lineEnd = source.indexOf('\n', start);
  const written = source.slice(start, lineEnd < 0 ? source.length : lineEnd).trimEnd();
  const words =
    outsideBrackets(source.slice(Math.max(0, start - 1000), start), message) ??
    wordsFor(message, written);
  const line = source.slice(source.lastIndexOf('\n', start - 1) + 1, start) + written;
  const hint = contextHint(source, line, words.code) ?? words.hint;
  return {
    ...words,
    hint,
    kind: 'syntax',
    path: [],
    span: { start, end: Math.max(start, Math.min(Math.max(end, start + 1), source.length)) },
  };
}

/** A line that is not indented ends what a bracket at the end of the line before it began, and reads as a key. */
function outsideBrackets(before: string, message: string): Words | undefined {
  const isKey = /^Implicit (?:map keys|keys) need/.test(message);
  const open = isKey ? /[:-][ \t]+([[{])\s*$/.exec(before)?.[1] : undefined;
  if (open === undefined) return undefined;
  return {
    code: 'unclosed-bracket',
    message: `a ${open} is not closed: the lines inside it must be indented more than its key`,
    hint: 'Indent them, the one that closes it too.',
  };
}

function wordsFor(message: string, written: string): Words {
  for (const { when, say } of phrases) {
    const found = when.exec(message);
    if (found !== null) return say(found, written);
  }
  const firstLine = message.split('\n', 1)[0] ?? '';
  return { code: 'yaml-syntax', message: `this is not YAML: ${firstLine}` };
}

/** What stands on the line can tell more than the error. */
function contextHint(source: string, line: string, code: string): string | undefined {
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
  return undefined;
}

const useQuotes = 'Put the text in quotes.';

const phrases: readonly Phrase[] = [
  {
    when: /^Tabs are not allowed as indentation/,
    say: () => ({
      code: 'tab-indentation',
      message: 'a tab stands where YAML indents with spaces',
      hint: 'Replace the tabs at the beginning of lines with spaces.',
    }),
  },
  {
    when: /^Plain value cannot start with .*?(\S)$/,
    say: ([, character = '']) => ({
      code: 'reserved-character',
      message: `a text without quotes cannot begin with ${character}`,
      hint: useQuotes,
    }),
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
    say: () => ({
      code: 'second-colon',
      message: 'a second “: ” stands on this line, and a text without quotes cannot hold one',
      hint: 'Put the text in quotes: key: "first: second".',
    }),
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
    say: (_, written) => ({
      code: 'missing-colon',
      message: `after the key ${quoted(written)} a colon is missing`,
      hint: 'Write it as `key: value`, with a blank after the colon.',
    }),
  },
  {
    when: /^Implicit keys need to be on a single line/,
    say: () => ({
      code: 'missing-colon',
      message: 'these lines read as one key: somewhere a colon is missing, or the blank after it',
      hint: 'Write each as `key: value`, with a blank after the colon, and close every quote.',
    }),
  },
  {
    when: /must start at the same column|Sequence item without - indicator|^A block sequence may not/,
    say: () => ({
      code: 'bad-indentation',
      message: 'this line is not in line with its neighbours',
      hint: 'Indent the keys of one map, and the dashes of one list, by the same number of spaces.',
    }),
  },
  {
    when: /(?:^|must be sufficiently indented and |must )end with a ([\]}])/,
    say: ([, closer = '']) => ({
      code: 'unclosed-bracket',
      message: `a ${closer === '}' ? '{' : '['} is not closed: a ${closer} is missing`,
      hint: 'Close it, and indent the lines inside more than its key.',
    }),
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
    say: (_, written) => ({
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
    say: (_, written) => blockInBrackets(written),
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
    say: (_, written) => ({
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
    say: (_, written) => ({
      code: 'unexpected-text',
      message: `${quoted(written)} stands behind a value that has ended`,
      hint: 'If it belongs to the value, put all of it in quotes.',
    }),
  },
];

/** By what stands where an entry goes on as if it were a line of its own. */
function blockInBrackets(written: string): Words {
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
