/** A value that is configured, and where it came from, in the words of a message. */
export interface Setting {
  readonly value: string;
  readonly source: string;
}
