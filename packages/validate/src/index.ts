export type { Issue, IssueKind, Path, Position, Range, RelatedPlace, Severity } from './issue.ts';
export type { OverrideChange, RunDocument } from './run-document.ts';
