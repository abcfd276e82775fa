export { issueJson } from './issue-json.ts';
export type { IssueJson, PlaceJson } from './issue-json.ts';
export { reportText } from './text.ts';
export type { ReportOptions } from './text.ts';
