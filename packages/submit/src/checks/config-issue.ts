import type { Issue, RunDocument } from '@air/validate';

/** What is found about a field of the config. */
type Finding = Pick<Issue, 'code' | 'severity' | 'path' | 'message'> & {
  readonly hint?: string | undefined;
};

/** An issue at its place in the user's file, for what only this machine or a workspace can find. */
export function configIssue(document: RunDocument, finding: Finding): Issue {
  const { code, severity, path, message, hint } = finding;
  return {
    code,
    kind: 'rule',
    severity,
    path,
    message,
    hint,
    ...document.placeOf(path),
    related: [],
  };
}
