import type { CST } from 'yaml';
import type { Span } from '../span.ts';

/** What to say about an error of syntax, and where it is, when that is not where the `yaml` package puts it. */
export interface SyntaxWords {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly span?: Span;
}

/** Where the `yaml` package gave up. */
export interface FaultPlace {
  readonly source: string;
  readonly tokens: readonly CST.Token[];
  readonly start: number;
  readonly end: number;
  /** The line of `start`, up to it. */
  readonly before: string;
  /** The same line from `start` on. */
  readonly written: string;
}
