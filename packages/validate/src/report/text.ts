import { formatPath } from '../format-path.ts';
import type { Issue, Range, RelatedPlace } from '../issue.ts';
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
  /** What to say about where a code is explained, faint and below its issue; nothing unless told. */
  readonly codeHelp?: ((code: string) => string) | undefined;
  /** Ends with a line that counts the issues; true unless told. */
  readonly counts?: boolean;
}

/**
 * The issues for a person, without a final line break: errors before warnings, each with its place and the other
 * places that it is about, then a line that counts them. Nothing of the file reaches the terminal as a control character. Empty without
 * issues. Source: cli.md, "Output".
 */
export function reportText(issues: readonly Issue[], options: ReportOptions): string {
  if (issues.length === 0) return '';
  const colors = palette(options.color ?? false);
  const errors = issues.filter(({ severity }) => severity === 'error');
  const warnings = issues.filter(({ severity }) => severity === 'warning');
  const blocks = [...errors, ...warnings].map((issue, index, all) =>
    block(issue, options, colors, issue.hint !== all[index - 1]?.hint),
  );
  if (options.counts !== false) blocks.push(countIssues(errors.length, warnings.length));
  return blocks.join('\n\n');
}

/** `2 errors, 1 warning`; empty for none. */
export function countIssues(errors: number, warnings: number): string {
  return [count(errors, 'error'), count(warnings, 'warning')]
    .filter((words) => words !== '')
    .join(', ');
}

/** A hint that the issue before had too is not repeated: the list of all keys is long. */
function block(issue: Issue, options: ReportOptions, colors: Palette, isNewHint: boolean): string {
  const { file, codeHelp } = options;
  const label = issue.severity === 'error' ? 'Error' : 'Warning';
  const paint = colors[issue.severity];
  return [
    `${paint(`${label}:`)} ${printable(issue.message)}`,
    `  ${place(issue, file)}`,
    ...marked(issue.range, options, mayShowSecret(issue), paint),
    ...issue.related.flatMap((other) => otherPlace(other, issue, options)),
    ...(issue.hint !== undefined && isNewHint ? [`  hint: ${printable(issue.hint)}`] : []),
    ...(codeHelp === undefined ? [] : [`  ${colors.faint(codeHelp(issue.code))}`]),
  ].join('\n');
}

/** A variable's value is not what a rule over two fields is about, and can be a secret that was written out. */
function otherPlace(other: RelatedPlace, issue: Issue, options: ReportOptions): readonly string[] {
  const override = shownOverride(issue, other);
  if (override !== undefined) return [`  see --override ${printable(override)}`];
  const { path, range } = other;
  if (range === undefined) return [];
  const hidesValue = mayShowSecret(issue) || path[0] === 'env_variables';
  return [
    `  see ${at(options.file, range)} ${printable(formatPath(path))}`,
    ...marked(range, options, hidesValue, (marks) => marks.replaceAll('^', '-')),
  ];
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

function marked(
  range: Range | undefined,
  { text, color = false }: ReportOptions,
  hidesRest: boolean,
  paintMarks: (marks: string) => string,
): readonly string[] {
  if (range === undefined) return [];
  const { faint } = palette(color);
  const { line, marker } = sourceLine(text, range, hidesRest);
  const number = String(range.start.line);
  return [
    `  ${faint(`${number} |`)} ${line}`.trimEnd(),
    `  ${faint(`${' '.repeat(number.length)} |`)} ${marker.replace(/\^+/, paintMarks)}`,
  ];
}

function count(number: number, noun: string): string {
  if (number === 0) return '';
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
