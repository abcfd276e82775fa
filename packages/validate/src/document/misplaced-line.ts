import type { SyntaxWords } from './syntax-words.ts';

/** A line that is neither empty nor a comment: where its text begins, how far that is indented, the text. */
interface WrittenLine {
  readonly start: number;
  readonly indent: number;
  readonly text: string;
}

/** Says how the first line with content from `offset` on does not fit the lines above it. */
export function misplacedLine(source: string, offset: number): SyntaxWords {
  const line = firstWritten(source, offset);
  if (line === undefined) return outOfLine;
  const span = { start: line.start, end: line.start + line.text.length };
  const { previous, above } = linesAbove(source, line);
  if (above === undefined) return { ...outOfLine, span };
  if (above === previous && keyIndent(above) < line.indent) return { ...tooFar, span };
  if (above.indent === line.indent && isEntry(line) !== isEntry(above)) {
    if (isEntry(line)) return { ...entryAmongKeys, span };
    if (/:(?:\s|$)/.test(line.text)) return { ...keyAmongEntries, span };
  }
  return { ...outOfLine, span };
}

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
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return undefined;
  const indent = line.length - line.trimStart().length;
  return { start: start + indent, indent, text };
}

function lineStart(source: string, offset: number): number {
  return offset === 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the key of a line stands that begins with the dashes of entries. */
function keyIndent({ indent, text }: WrittenLine): number {
  return indent + (/^(?:-\s+)*/.exec(text)?.[0].length ?? 0);
}

function isEntry({ text }: WrittenLine): boolean {
  return /^-(?:\s|$)/.test(text);
}
