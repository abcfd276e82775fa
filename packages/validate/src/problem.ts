import { SourceMap } from './document/source-map.ts';
import type { Span } from './document/source-map.ts';
import type { Issue, IssueKind, Path, Range, Severity } from './issue.ts';

/** An issue in the making: where it is in the text is an offset still, and what is usual is left out. */
export interface Problem {
  readonly code: string;
  readonly kind: IssueKind;
  /** `error` unless told. */
  readonly severity?: Severity;
  readonly path: Path;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly span?: Span | undefined;
  readonly override?: string | undefined;
  readonly related?: readonly RelatedProblem[];
}

interface RelatedProblem {
  readonly path: Path;
  readonly span: Span | undefined;
  readonly override: string | undefined;
}

/** The issue that a caller gets. What came from an override has no place in the file. */
function toIssue(problem: Problem, source: SourceMap): Issue {
  const { override } = problem;
  const rangeOf = (place: Pick<Problem, 'span' | 'override'>): Range | undefined =>
    place.span === undefined || place.override !== undefined ? undefined : source.range(place.span);
  return {
    code: problem.code,
    kind: problem.kind,
    severity: problem.severity ?? 'error',
    path: problem.path,
    message: problem.message,
    hint: problem.hint,
    range: rangeOf(problem),
    override,
    related: (problem.related ?? []).map((other) => ({
      path: other.path,
      range: rangeOf(other),
      override: other.override,
    })),
  };
}

/**
 * The issues of one file in their order: syntax, then unknown keys and wrong types, both in the order of the
 * file, then what the checks found, in theirs. Warnings come after all errors.
 */
export function issuesOf(
  text: string,
  reading: readonly Problem[],
  decoding: readonly Problem[] = [],
  checks: readonly Problem[] = [],
): readonly Issue[] {
  const source = new SourceMap(text);
  const isSyntax = ({ kind }: Problem): boolean => kind === 'syntax';
  const found = inFileOrder([...reading, ...decoding]);
  const problems = [
    ...found.filter(isSyntax),
    ...found.filter((problem) => !isSyntax(problem)),
    ...checks,
  ];
  const issues = problems.map((problem) => toIssue(problem, source));
  return [...issues.filter(isError), ...issues.filter((issue) => !isError(issue))];
}

/** True for what stops a run. */
export function isError({ severity }: Issue): boolean {
  return severity === 'error';
}

/** What has no place in the file, because an override brought it in, comes last. */
function inFileOrder(problems: readonly Problem[]): readonly Problem[] {
  const start = ({ span }: Problem): number => span?.start ?? Number.MAX_SAFE_INTEGER;
  return problems.toSorted((a, b) => start(a) - start(b));
}
