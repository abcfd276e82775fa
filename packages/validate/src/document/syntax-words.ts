import type { Span } from '../span.ts';

/** What to say about an error of syntax, and where it is, when that is not where the `yaml` package puts it. */
export interface SyntaxWords {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly span?: Span;
}
