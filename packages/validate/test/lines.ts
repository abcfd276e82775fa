import { formatPath } from '../src/format-path.ts';
import type { Issue } from '../src/issue.ts';

/** Each issue as `line:column path (code): message [hint]`, for comparing a whole answer at once. */
export function lines(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ severity, code, path, message, hint, range, override }) => {
    const start = range?.start;
    const place = start === undefined ? (override ?? '-') : `${start.line}:${start.column}`;
    const advice = hint === undefined ? '' : ` [${hint}]`;
    const name = severity === 'warning' ? `${severity} ${code}` : code;
    return `${place} ${formatPath(path)} (${name}): ${message}${advice}`;
  });
}
