import { formatPath } from '../format-path.ts';
import type { Issue, Range } from '../issue.ts';
import { palette } from './paint.ts';
import type { Palette } from './paint.ts';
import { printable } from './printable.ts';
import { mayShowSecret, shownOverride } from './shown-override.ts';
import { sourceLine } from './source-line.ts';

export interface ReportOptions {
  /** The file's name as the user knows it. */
  readonly file: string;
  /** What the ranges of the issues are of: `RunDocument.text`. */
  readonly text: string;
  /** False unless told. */
  readonly color?: boolean;
  /** Ends with a line that counts the issues; true unless told. */
  readonly counts?: boolean;
}

/**
 * The issues for a person, without a final line break: errors before warnings, each with its place, then a
 * line that counts them. Nothing of the file reaches the terminal as a control character. Empty without
 * issues. Source: cli.md, "Output".
 */
export function reportText(issues: readonly Issue[], options: ReportOptions): string {
  if (issues.length === 0) return '';
  const colors = palette(options.color ?? false);
  const errors = issues.filter(({ severity }) => severity === 'error');
  const warnings = issues.filter(({ severity }) => severity === 'warning');
  const blocks = [...errors, ...warnings].map((issue) => block(issue, options, colors));
  if (options.counts !== false) blocks.push(countIssues(errors.length, warnings.length));
  return blocks.join('\n\n');
}

/** `2 errors, 1 warning`; empty for none. */
export function countIssues(errors: number, warnings: number): string {
  return [count(errors, 'error'), count(warnings, 'warning')]
    .filter((words) => words !== '')
    .join(', ');
}

function block(issue: Issue, { file, text }: ReportOptions, colors: Palette): string {
  const label = issue.severity === 'error' ? 'Error' : 'Warning';
  const paint = colors[issue.severity];
  return [
    `${paint(`${label}:`)} ${printable(issue.message)}`,
    `  ${place(issue, file)}`,
    ...marked(issue, text, colors),
    ...issue.related.flatMap(({ path, range }) =>
      range === undefined ? [] : `  see ${at(file, range)} ${printable(formatPath(path))}`,
    ),
    ...(issue.hint === undefined ? [] : [`  hint: ${printable(issue.hint)}`]),
  ].join('\n');
}

function place(issue: Issue, file: string): string {
  const { range } = issue;
  const override = shownOverride(issue);
  if (override !== undefined) return `--override ${printable(override)}`;
  return range === undefined ? printable(file) : at(file, range);
}

function at(file: string, { start }: Range): string {
  return `${printable(file)}:${start.line}:${start.column}`;
}

function marked(issue: Issue, text: string, colors: Palette): readonly string[] {
  const { range, severity } = issue;
  if (range === undefined) return [];
  const { line, marker } = sourceLine(text, range, mayShowSecret(issue));
  const number = String(range.start.line);
  return [
    `  ${colors.faint(`${number} |`)} ${line}`.trimEnd(),
    `  ${colors.faint(`${' '.repeat(number.length)} |`)} ${marker.replace(/\^+/, colors[severity])}`,
  ];
}

function count(number: number, noun: string): string {
  if (number === 0) return '';
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
