import { formatPath } from '../src/format-path.ts';
import type { Issue } from '../src/issue.ts';
import { issuesOf } from './issues-of.ts';

/** The issues of `issuesOf`, each in one line with all that a user is told. */
export function told(text: string): readonly string[] {
  return issuesOf(text).map(line);
}

/** As `told`, without the warnings. */
export function toldErrors(text: string): readonly string[] {
  return issuesOf(text)
    .filter(({ severity }) => severity === 'error')
    .map(line);
}

function line({ severity, kind, code, path, message, hint, range, related }: Issue): string {
  const what = severity === 'warning' ? severity : kind;
  const others = related.map(
    (other) => `; see ${other.range?.start.line ?? '-'} ${formatPath(other.path)}`,
  );
  const advice = hint === undefined ? '' : `; ${hint}`;
  return `${range?.start.line ?? '-'} ${formatPath(path)} (${what} ${code}): ${message}${others.join('')}${advice}`;
}
