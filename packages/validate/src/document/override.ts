/** One `KEY=VALUE`. */
export interface Override {
  /** As given. */
  readonly text: string;
}
