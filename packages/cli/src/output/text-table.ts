import { cellsOf, shownOf, widthOf } from '@air/validate/report';

import { clipped } from './clipped.ts';
import { plainText } from './plain-text.ts';

/** Lines with columns one below the other, of a text for each cell; a line that is wider than `width` is clipped. */
export function textTable(
  rows: readonly (readonly string[])[],
  width: number = Number.POSITIVE_INFINITY,
): string[] {
  const cells = rows.map((row) =>
    row.map((text) => {
      const cell = cellsOf(plainText(text));
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
    return clipped(line.join('  ').trimEnd(), width);
  });
}
