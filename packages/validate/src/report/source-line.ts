import type { Range } from '../issue.ts';
import { cellsOf, fitting, shownOf, widthOf } from './cells.ts';
import type { Cell } from './cells.ts';

/** The line that a range begins on, and the marker to print below it. */
export interface SourceLine {
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

  const before = cellsOf(hidesRest && left.trim() !== '' ? '' : left);
  const cellsMarked = cellsOf(marked, widthOf(before));
  const after = cellsOf(hidesRest ? '' : right, widthOf(before) + widthOf(cellsMarked));
  return cut({
    before,
    marked: cellsMarked,
    after,
    cutBefore: from > lineStart || (before.length === 0 && left !== ''),
    cutAfter: rest.length === reach || (after.length === 0 && right !== ''),
  });
}

interface Parts {
  readonly before: readonly Cell[];
  readonly marked: readonly Cell[];
  readonly after: readonly Cell[];
  /** There is more of the line than the cells. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

function cut({ before, marked, after, cutBefore, cutAfter }: Parts): SourceLine {
  const isLong = cutBefore || cutAfter || widthOf([...before, ...marked, ...after]) > mostColumns;
  const left = isLong ? fitting(before.toReversed(), mostColumnsBefore).toReversed() : before;
  const space = isLong ? mostColumns - widthOf(left) : Infinity;
  const middle = fitting(marked, space);
  const right = fitting(after, space - widthOf(middle));

  const start = cutBefore || left.length < before.length ? '…' : '';
  const isCutAfter = cutAfter || middle.length + right.length < marked.length + after.length;
  const shown = shownOf([...left, ...middle, ...right]);
  return {
    line: `${start}${shown}${isCutAfter ? '…' : ''}`,
    marker: ' '.repeat(start.length + widthOf(left)) + '^'.repeat(Math.max(1, widthOf(middle))),
  };
}
