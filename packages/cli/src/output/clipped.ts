import { cellsOf, fitting, shownOf, widthOf } from '@air/validate/report';

/** A text of one line in at most so many columns of a terminal; an ellipsis stands for what does not fit. */
export function clipped(text: string, columns: number): string {
  const cells = cellsOf(text);
  if (widthOf(cells) <= columns) return shownOf(cells);
  return `${shownOf(fitting(cells, columns - 1))}…`;
}
