import { quoted } from '../words/quoted.ts';
import { blockInBrackets, notClosed } from './bracket-words.ts';
import { misplacedLine, tabIndentation } from './misplaced-line.ts';
import { keyOfSeveralLines, missingColon } from './missing-colon.ts';
import type { FaultPlace, SyntaxWords } from './syntax-words.ts';
import { reserved, secondColon, unexpectedText } from './text-words.ts';

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
