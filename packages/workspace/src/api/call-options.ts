/** What every call takes last. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** At most so many tries; 5 unless told. One, for a caller that asks again by itself. */
  readonly tries?: number | undefined;
}
