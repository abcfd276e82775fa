import { codePoint } from '../words/code-point.ts';
import type { SyntaxWords } from './syntax-words.ts';

/** A line that is neither empty nor a comment: where its text begins, how far that is indented, the text. */
interface WrittenLine {
  readonly start: number;
  readonly indent: number;
  readonly text: string;
}

/** Says how the first line with content from `offset` on does not fit the lines above it. */
export function misplacedLine(source: string, offset: number): SyntaxWords {
  const line = firstWritten(source, source[offset] === '\n' ? offset + 1 : offset);
  if (line === undefined) return outOfLine;
  const span = { start: line.start, end: line.start + line.text.length };
  const { previous, above } = linesAbove(source, line);
  const wrongBlank = (previous && blankOfAnotherKind(previous)) ?? blankOfAnotherKind(line);
  if (wrongBlank !== undefined) return wrongBlank;
  const tab = source.slice(line.start - line.indent, line.start).indexOf('\t');
  if (tab >= 0) {
    const start = line.start - line.indent + tab;
    return { ...tabIndentation, span: { start, end: start + 1 } };
  }
  if (above === undefined) return { ...outOfLine, span };
  if (above === previous && keyIndent(above) < line.indent) return { ...tooFar, span };
  if (above !== previous && beginsBlock(above)) return { ...belowBlock, span };
  if (above.indent === line.indent && isEntry(line) !== isEntry(above)) {
    if (isEntry(line)) return { ...entryAmongKeys, span };
    if (hasKey(line)) return { ...keyAmongEntries, span };
  }
  return { ...outOfLine, span };
}

/** As `misplacedLine`, of a line behind the end of the file's map or list; undefined after a value of another kind. */
export function lineBehindEnd(source: string, offset: number): SyntaxWords | undefined {
  const [line, first] = [firstWritten(source, offset), firstWritten(source, 0)];
  const isLine = line !== undefined && (isEntry(line) || hasKey(line));
  const isAfterLines = first !== undefined && !/^["'[{]/.test(first.text);
  return isLine && isAfterLines ? misplacedLine(source, offset) : undefined;
}

/** True for a line that is not indented, or not enough, below a block of text: it may be meant as a line of that. */
export function followsBlock(source: string, offset: number): boolean {
  const line = firstWritten(source, offset);
  const above = line && linesAbove(source, line).above;
  return above !== undefined && beginsBlock(above);
}

/** A no-break space is text to YAML, and looks like indentation. */
function blankOfAnotherKind({ start, text }: WrittenLine): SyntaxWords | undefined {
  const [blanks] = /^\s+/.exec(text) ?? [];
  if (blanks === undefined) return undefined;
  return {
    code: 'bad-indentation',
    message: `this line begins with a character that looks like a blank and is none (${codePoint(blanks)})`,
    hint: 'Indent it with spaces.',
    span: { start, end: start + blanks.length },
  };
}

export const tabIndentation: SyntaxWords = {
  code: 'tab-indentation',
  message: 'a tab stands where YAML indents with spaces',
  hint: 'Replace the tabs at the beginning of lines with spaces.',
};

const outOfLine: SyntaxWords = {
  code: 'bad-indentation',
  message: 'this line is not in line with its neighbours',
  hint: 'Indent the keys of one map, and the dashes of one list, by the same number of spaces.',
};

const tooFar: SyntaxWords = {
  code: 'bad-indentation',
  message: 'this line is indented too far: it reads as a part of the value before it',
  hint: 'Indent it like the lines around it. If it belongs to the value before it, put all of that in quotes.',
};

const belowBlock: SyntaxWords = {
  code: 'bad-indentation',
  message: 'this line is indented less than the block of text above it, and more than its key',
  hint: 'Indent it like the lines of the block, or like the key.',
};

const entryAmongKeys: SyntaxWords = {
  code: 'bad-indentation',
  message: 'an entry with a dash stands among the keys of a map',
  hint: 'Put the entries below a key of their own, or remove the dash.',
};

const keyAmongEntries: SyntaxWords = {
  code: 'bad-indentation',
  message: 'a key stands among the entries of a list',
  hint: 'Indent it like the keys of its map, or begin it with a dash.',
};

/** The line before, and the nearest one that is not indented more than this: its neighbour or its parent. */
function linesAbove(
  source: string,
  { start, indent }: WrittenLine,
): { readonly previous?: WrittenLine; readonly above?: WrittenLine } {
  let previous: WrittenLine | undefined;
  for (let end = lineStart(source, start) - 1; end >= 0; end = lineStart(source, end) - 1) {
    const line = writtenLine(source, lineStart(source, end));
    if (line === undefined) continue;
    previous ??= line;
    if (line.indent <= indent) return { previous, above: line };
  }
  return {};
}

function firstWritten(source: string, offset: number): WrittenLine | undefined {
  for (let start = lineStart(source, offset); start < source.length;) {
    const line = writtenLine(source, start);
    if (line !== undefined) return line;
    const end = source.indexOf('\n', start);
    start = end < 0 ? source.length : end + 1;
  }
  return undefined;
}

function writtenLine(source: string, start: number): WrittenLine | undefined {
  const end = source.indexOf('\n', start);
  const line = source.slice(start, end < 0 ? source.length : end);
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  const text = line.slice(indent).trimEnd();
  if (text === '' || text.startsWith('#')) return undefined;
  return { start: start + indent, indent, text };
}

function lineStart(source: string, offset: number): number {
  return offset === 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the key of a line stands that begins with the dashes of entries. */
function keyIndent({ indent, text }: WrittenLine): number {
  return indent + (/^(?:-\s+)*/.exec(text)?.[0].length ?? 0);
}

function beginsBlock({ text }: WrittenLine): boolean {
  return /[:-]\s+[|>][-+\d]*$/.test(text);
}

function hasKey({ text }: WrittenLine): boolean {
  return /:(?:\s|$)/.test(text);
}

function isEntry({ text }: WrittenLine): boolean {
  return /^-(?:\s|$)/.test(text);
}
