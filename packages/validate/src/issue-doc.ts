/** What is told about an issue code: on its page of `docs/issues/`, and by `air help issue`. */
export interface IssueDoc {
  readonly code: string;
  /** One line, without a full stop. */
  readonly summary: string;
  /** Why it is wrong, and what to do about it. */
  readonly meaning: string;
  /** Draws an issue of this code. */
  readonly wrong: ExampleDoc;
  /** The same without any error. */
  readonly right: ExampleDoc;
}

/** The part of a config that matters. It may be indented as a whole. */
export type ExampleDoc = string | SpecialExample;

/** An example that cannot be shown as it is, or that is more than a part of a file. */
export interface SpecialExample {
  readonly shown: string;
  /** What the file really has where a page shows `shown`. Bytes are a whole file. */
  readonly made?: (shown: string) => string | Uint8Array;
  /** What else a config needs is not put before it. */
  readonly isWhole?: true;
  /** The `KEY=VALUE` of each override that goes with the file. */
  readonly overrides?: readonly string[];
}
