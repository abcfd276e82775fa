import { eastAsianWidth } from 'get-east-asian-width';
import { printable } from './printable.ts';

/** What a person sees as one character, and the columns that it takes in a terminal. */
export interface Cell {
  readonly shown: string;
  readonly width: number;
}

const tabStop = 4;

/** Splits a text of one line into cells; `column` is where it begins, for the tabs in it. */
export function cellsOf(text: string, column = 0): readonly Cell[] {
  const cells: Cell[] = [];
  let at = column;
  for (const cluster of clustersOf(text)) {
    const cell = cellOf(cluster, at);
    cells.push(cell);
    at += cell.width;
  }
  return cells;
}

/** The columns that the cells take together. */
export function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

/** As many of the first cells as have room in the columns. */
export function fitting(cells: readonly Cell[], columns: number): readonly Cell[] {
  let left = columns;
  const tooMany = cells.findIndex(({ width }) => {
    left -= width;
    return left < 0;
  });
  return tooMany === -1 ? cells : cells.slice(0, tooMany);
}

/** The cells as text. */
export function shownOf(cells: readonly Cell[]): string {
  return cells.map(({ shown }) => shown).join('');
}

function cellOf(cluster: string, column: number): Cell {
  if (cluster === '\t') {
    const width = tabStop - (column % tabStop);
    return { shown: ' '.repeat(width), width };
  }
  const shown = printable(cluster);
  return { shown, width: shown === cluster ? clusterWidth(cluster) : shown.length };
}

let segmenter: Intl.Segmenter | undefined;

/** Most lines are ASCII, and making a segmenter takes milliseconds. */
function clustersOf(text: string): readonly string[] {
  if (/^[\t\x20-\x7e]*$/.test(text)) return Array.from(text);
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function clusterWidth(cluster: string): number {
  const [base] = cluster.match(/[^\p{M}\p{Default_Ignorable_Code_Point}]/u) ?? [];
  if (base === undefined) return 0;
  if (/\ufe0f|^\p{Regional_Indicator}{2}/u.test(cluster)) return 2;
  const spacingMarks = cluster.match(/\p{Mc}/gu)?.length ?? 0;
  return eastAsianWidth(base.codePointAt(0) ?? 0) + spacingMarks;
}
