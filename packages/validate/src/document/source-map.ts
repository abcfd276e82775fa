import type { Position, Range } from '../issue.ts';
import type { Span } from '../span.ts';

/** Turns offsets into lines and columns. Only LF, CRLF and CR break lines. Source: run-config.md. */
export class SourceMap {
  readonly #text: string;
  readonly #ranges = new Map<Span, Range>();
  #lineStarts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** One range for a span, however often it is asked for: many issues can be about one place. */
  range(span: Span): Range {
    const known = this.#ranges.get(span);
    if (known !== undefined) return known;
    const range = { start: this.#position(span.start), end: this.#position(span.end) };
    this.#ranges.set(span, range);
    return range;
  }

  #position(offset: number): Position {
    const starts = (this.#lineStarts ??= lineStarts(this.#text));
    const inText = Math.min(Math.max(offset, 0), this.#text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= inText) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: inText - (starts[low] ?? 0) + 1, offset: inText };
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n?|\n/g)) {
    starts.push(index + lineBreak.length);
  }
  return starts;
}
