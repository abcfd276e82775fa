import type { IssueKind, Path, Severity } from './issue.ts';
import type { Span } from './span.ts';

/** An issue in the making: where it is in the text is an offset still, and what is usual is left out. */
export interface Problem {
  readonly code: string;
  readonly kind: IssueKind;
  /** `error` unless told. */
  readonly severity?: Severity | undefined;
  readonly path: Path;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly span?: Span | undefined;
  readonly override?: string | undefined;
  readonly related?: readonly RelatedProblem[] | undefined;
}

/** The other place of a problem that is about two. */
export interface RelatedProblem {
  readonly path: Path;
  readonly span: Span | undefined;
  readonly override: string | undefined;
}
