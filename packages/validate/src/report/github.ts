import type { Issue, Range } from '../issue.ts';
import { printable } from './printable.ts';
import { wholeMessage } from './whole-message.ts';

/**
 * The issues as workflow commands, a line each, which GitHub Actions shows at their place in a pull request. Empty
 * without issues. Lines and columns as in the issue: from 1, the end exclusive.
 */
export function githubAnnotations(issues: readonly Issue[], file: string): string {
  return issues.map((issue) => annotation(issue, file)).join('\n');
}

function annotation(issue: Issue, file: string): string {
  const about: Readonly<Record<string, string | number>> = {
    file,
    ...placeOf(issue.range),
    title: issue.code,
  };
  const properties = Object.entries(about)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',');
  const message = wholeMessage(issue).split('\n').map(printable).join('\n');
  return `::${issue.severity} ${properties}::${escapeData(message)}`;
}

/** GitHub takes columns only of a place within one line. */
function placeOf(range: Range | undefined): Readonly<Record<string, number>> {
  if (range === undefined) return {};
  const { start, end } = range;
  const lines = { line: start.line, endLine: end.line };
  return start.line === end.line ? { ...lines, col: start.column, endColumn: end.column } : lines;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
