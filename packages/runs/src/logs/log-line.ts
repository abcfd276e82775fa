import type { LogRecord } from '@air/workspace';
import { isFatal } from './alert.ts';

/** One line of a node's output, without its line end. */
export interface LogLine {
  readonly node: number;
  readonly line: string;
  /** In milliseconds since 1970; undefined where the log does not say. */
  readonly time: number | undefined;
  /** The line shows a fatal failure: cli.md, "Output". */
  readonly isFatal: boolean;
}

/** Adds the lines of a record to a list; mostly it is one. */
export function pushLines(lines: LogLine[], record: LogRecord): void {
  const { node, body } = record;
  const time = millisecondsOf(record);
  for (const line of splitLines(body)) lines.push({ node, line, time, isFatal: isFatal(line) });
}

/** The lines of a text, of which the last one may lack its end. */
export function splitLines(text: string): readonly string[] {
  if (!text.includes('\n')) return [text];
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

/** How many lines `splitLines` makes of a text. */
export function linesIn(text: string): number {
  return text.includes('\n') ? splitLines(text).length : 1;
}

/** When a record was written; undefined when it does not say. */
export function millisecondsOf({ seconds, nanoseconds }: LogRecord): number | undefined {
  return seconds === 0 ? undefined : seconds * 1000 + Math.floor(nanoseconds / 1e6);
}
