/** What every call takes last. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}
