import type { Issue } from '@air/validate';

/** What kept a path from being checked, as an issue beside those of files that were. */
export function fileIssue(
  code: 'cannot-read' | 'no-run-config',
  { message, hint }: { readonly message: string; readonly hint: string | undefined },
): Issue {
  return {
    code,
    kind: 'syntax',
    severity: 'error',
    path: [],
    message,
    hint,
    range: undefined,
    override: undefined,
    related: [],
  };
}
