import { cellsOf, shownOf, widthOf } from '@air/validate/report';

import { clipped } from './clipped.ts';
import { plainText } from './plain-text.ts';

/** The columns that a line, and one cell of it, may take; what is wider is clipped. No limit unless told. */
export interface TableSize {
  readonly line?: number;
  readonly cell?: number;
}

/** Lines with columns one below the other, of a text for each cell. */
export function textTable(
  rows: readonly (readonly string[])[],
  { line: lineWidth = Infinity, cell: cellWidth = Infinity }: TableSize = {},
): string[] {
  const cells = rows.map((row) =>
    row.map((text) => {
      const cell = cellsOf(clipped(plainText(text), cellWidth));
      return { shown: shownOf(cell), columns: widthOf(cell) };
    }),
  );
  const widths = (cells[0] ?? []).map((_, column) =>
    cells.reduce((widest, row) => Math.max(widest, row[column]?.columns ?? 0), 0),
  );
  return cells.map((row) => {
    const line = row.map(
      ({ shown, columns }, column) => shown + ' '.repeat((widths[column] ?? 0) - columns),
    );
    return clipped(line.join('  ').trimEnd(), lineWidth);
  });
}
