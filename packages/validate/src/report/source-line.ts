import type { Range } from '../issue.ts';
import { stretchOf } from './stretch.ts';
import type { Stretch } from './stretch.ts';

/** The line that a range begins on, and the marker to print below it. */
interface SourceLine {
  readonly line: string;
  readonly marker: string;
}

/** The most columns of a line that are shown; a longer one is cut round the marker. */
const mostColumns = 100;
const mostColumnsBefore = 40;

/** No more of the line than this is looked at on either side: a file can be one line of 4 MiB. */
const reach = 400;

/**
 * A range of several lines is marked to the end of its first. With `hidesRest`, nothing of the line is shown
 * but its indent and what is marked.
 */
export function sourceLine(text: string, { start, end }: Range, hidesRest = false): SourceLine {
  const lineStart = start.offset - (start.column - 1);
  const from = Math.max(lineStart, start.offset - reach);
  const [rest = ''] = text.slice(start.offset, start.offset + reach).split(/[\r\n]/, 1);
  const marked = start.line === end.line ? rest.slice(0, end.offset - start.offset) : rest;
  const left = text.slice(from, start.offset);
  const right = rest.slice(marked.length);

  const before = stretchOf(hidesRest && left.trim() !== '' ? '' : left, 0);
  const middle = stretchOf(marked, before.width);
  const after = stretchOf(hidesRest ? '' : right, before.width + middle.width);
  return cut({
    before,
    marked: middle,
    after,
    cutBefore: from > lineStart || (before.shown === '' && left !== ''),
    cutAfter: rest.length === reach || (after.shown === '' && right !== ''),
  });
}

interface Parts {
  readonly before: Stretch;
  readonly marked: Stretch;
  readonly after: Stretch;
  /** There is more of the line than the parts. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

function cut({ before, marked, after, cutBefore, cutAfter }: Parts): SourceLine {
  const isLong = cutBefore || cutAfter || before.width + marked.width + after.width > mostColumns;
  const left = isLong ? before.last(mostColumnsBefore) : before;
  const space = isLong ? mostColumns - left.width : Infinity;
  const middle = marked.first(space);
  const right = after.first(space - middle.width);

  const start = cutBefore || left.width < before.width ? '…' : '';
  const isCutAfter = cutAfter || middle.width + right.width < marked.width + after.width;
  return {
    line: `${start}${left.shown}${middle.shown}${right.shown}${isCutAfter ? '…' : ''}`,
    marker: ' '.repeat(start.length + left.width) + '^'.repeat(Math.max(1, middle.width)),
  };
}
