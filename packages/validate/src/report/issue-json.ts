import { formatPath } from '../format-path.ts';
import type { Issue, IssueKind, Range, RelatedPlace, Severity } from '../issue.ts';
import { shownOverride } from './shown-override.ts';

/** Lines and columns from 1, columns in UTF-16 units; null where there is no range. */
export interface PlaceJson {
  readonly line: number | null;
  readonly column: number | null;
  readonly end_line: number | null;
  readonly end_column: number | null;
}

/** An issue in the JSON that `air` prints. Source: cli.md, "Output". */
export interface IssueJson extends PlaceJson {
  readonly code: string;
  readonly kind: IssueKind;
  readonly severity: Severity;
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
  readonly file: string;
  /** The `KEY=VALUE` that brought the value in; the places are null then. */
  readonly override?: string;
  readonly related?: readonly (PlaceJson & { readonly path: string })[];
}

/** The issue of a file as an entry of an `issues` list. */
export function issueJson(issue: Issue, file: string): IssueJson {
  const override = shownOverride(issue);
  return {
    code: issue.code,
    kind: issue.kind,
    severity: issue.severity,
    path: formatPath(issue.path),
    message: issue.message,
    ...(issue.hint === undefined ? {} : { hint: issue.hint }),
    file,
    ...placeJson(issue.range),
    ...(override === undefined ? {} : { override }),
    ...(issue.related.length === 0 ? {} : { related: issue.related.map(relatedJson) }),
  };
}

function relatedJson({ path, range }: RelatedPlace): PlaceJson & { readonly path: string } {
  return { path: formatPath(path), ...placeJson(range) };
}

function placeJson(range: Range | undefined): PlaceJson {
  return {
    line: range?.start.line ?? null,
    column: range?.start.column ?? null,
    end_line: range?.end.line ?? null,
    end_column: range?.end.column ?? null,
  };
}
