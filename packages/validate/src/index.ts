export { maxConfigBytes } from './document/limits.ts';
export { formatPath } from './format-path.ts';
export type { Issue, IssueKind, Path, Position, Range, RelatedPlace, Severity } from './issue.ts';
export type { OverrideChange, RunDocument } from './run-document.ts';
export { validateText } from './validate-text.ts';
export type { ValidateOptions, Validation } from './validate-text.ts';
