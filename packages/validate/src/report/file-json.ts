import type { Issue } from '../issue.ts';
import { issueJson } from './issue-json.ts';
import type { IssueJson } from './issue-json.ts';

/** A file that was checked, in the JSON that `air validate` prints. Source: cli.md, "Output". */
export interface FileJson {
  readonly file: string;
  /** No issue is an error. */
  readonly ok: boolean;
  readonly issues: readonly IssueJson[];
}

/** A file's verdict: an entry of a `files` list, or a line of JSON lines. */
export function fileJson(file: string, issues: readonly Issue[]): FileJson {
  return {
    file,
    ok: !issues.some(({ severity }) => severity === 'error'),
    issues: issues.map((issue) => issueJson(issue, file)),
  };
}
