/** A stretch of the text by its offsets; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
