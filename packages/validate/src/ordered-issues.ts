import { SourceMap } from './document/source-map.ts';
import type { Issue, Range, RelatedPlace } from './issue.ts';
import type { Problem, RelatedProblem } from './problem.ts';

/**
 * The issues of one file in their order: syntax, then unknown keys and wrong types, both in the order of the
 * file, then what the checks found, in theirs. Warnings come after all errors.
 */
export function orderedIssues(
  text: string,
  reading: readonly Problem[],
  decoding: readonly Problem[] = [],
  checks: Iterable<Problem> = [],
): readonly Issue[] {
  const source = new SourceMap(text);
  const errors: Issue[] = [];
  const warnings: Issue[] = [];
  const tell = (problems: Iterable<Problem>): void => {
    for (const problem of problems) {
      const issue = toIssue(problem, source);
      (isError(issue) ? errors : warnings).push(issue);
    }
  };
  const found = inFileOrder(reading.concat(decoding));
  tell(found.filter(isSyntax));
  tell(found.filter((problem) => !isSyntax(problem)));
  tell(checks);
  return errors.concat(warnings);
}

function isSyntax({ kind }: Problem): boolean {
  return kind === 'syntax';
}

/** True for what stops a run. */
export function isError({ severity }: Issue): boolean {
  return severity === 'error';
}

/** What has no place in the file, because an override brought it in, comes last. */
function inFileOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => startOf(a) - startOf(b));
}

function startOf({ span }: Problem): number {
  return span?.start ?? Number.MAX_SAFE_INTEGER;
}

/** The issue that a caller gets. */
function toIssue(problem: Problem, source: SourceMap): Issue {
  return {
    code: problem.code,
    kind: problem.kind,
    severity: problem.severity ?? 'error',
    path: problem.path,
    message: problem.message,
    hint: problem.hint,
    range: rangeOf(problem, source),
    override: problem.override,
    related: problem.related?.map((other) => relatedPlace(other, source)) ?? nowhereElse,
  };
}

/** Shared: a file can have a hundred thousand issues without another place. */
const nowhereElse: readonly RelatedPlace[] = Object.freeze([]);

function relatedPlace(other: RelatedProblem, source: SourceMap): RelatedPlace {
  return { path: other.path, range: rangeOf(other, source), override: other.override };
}

/** What came from an override has no place in the file. */
function rangeOf(
  { span, override }: Pick<Problem, 'span' | 'override'>,
  source: SourceMap,
): Range | undefined {
  return span === undefined || override !== undefined ? undefined : source.range(span);
}
