export { fileJson } from './file-json.ts';
export type { FileJson } from './file-json.ts';
export { githubAnnotations } from './github.ts';
export { issueJson } from './issue-json.ts';
export type { IssueJson, PlaceJson } from './issue-json.ts';
export { sarifLog } from './sarif.ts';
export type { FileIssues, SarifLog, SarifTool } from './sarif.ts';
export { countIssues, reportText } from './text.ts';
export type { ReportOptions } from './text.ts';
