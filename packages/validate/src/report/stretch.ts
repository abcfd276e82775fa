import { cellsOf, fitting, shownOf, widthOf } from './cells.ts';
import type { Cell } from './cells.ts';

/** A part of one line as a terminal shows it. */
export interface Stretch {
  readonly shown: string;
  /** In columns. */
  readonly width: number;
  /** As much of its beginning as has room in the columns. */
  first(columns: number): Stretch;
  /** As much of its end. */
  last(columns: number): Stretch;
}

/** A text of one line; `column` is where it begins, for the tabs in it. */
export function stretchOf(text: string, column: number): Stretch {
  return /^[\x20-\x7e]*$/.test(text)
    ? new AsciiStretch(text)
    : new CellStretch(cellsOf(text, column));
}

/** Most lines, and a character is a column: a file can have a hundred thousand issues on one line. */
class AsciiStretch implements Stretch {
  readonly shown: string;
  readonly width: number;

  constructor(text: string) {
    this.shown = text;
    this.width = text.length;
  }

  first(columns: number): Stretch {
    return new AsciiStretch(this.shown.slice(0, columns));
  }

  last(columns: number): Stretch {
    return new AsciiStretch(this.shown.slice(Math.max(0, this.width - columns)));
  }
}

class CellStretch implements Stretch {
  readonly width: number;
  readonly #cells: readonly Cell[];

  constructor(cells: readonly Cell[]) {
    this.#cells = cells;
    this.width = widthOf(cells);
  }

  get shown(): string {
    return shownOf(this.#cells);
  }

  first(columns: number): Stretch {
    return new CellStretch(fitting(this.#cells, columns));
  }

  last(columns: number): Stretch {
    return new CellStretch(fitting(this.#cells.toReversed(), columns).toReversed());
  }
}
