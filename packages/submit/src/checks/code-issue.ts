import type { Issue, RunDocument } from '@air/validate';
import { configIssue } from './config-issue.ts';

/** What is said of a code source and stops nothing. */
export interface CodeWarning {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** A warning about the code of a run, at a field below `code_source` in the form that the user wrote. */
export function codeIssue(
  { code, message, hint }: CodeWarning,
  document: RunDocument,
  ...field: readonly string[]
): Issue {
  const path = ['code_source', ...field];
  return configIssue(document, { code, severity: 'warning', path, message, hint });
}
