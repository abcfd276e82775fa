import type { Issue, RunDocument } from '@air/validate';
import { configIssue } from './config-issue.ts';

/** What is said of a code source and stops nothing. */
interface CodeWarning {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** A warning about the code of a run, at `code_source`. */
export function codeIssue({ code, message, hint }: CodeWarning, document: RunDocument): Issue {
  const path = ['code_source'];
  return configIssue(document, { code, severity: 'warning', path, message, hint });
}
