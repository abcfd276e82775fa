import type { LogRecord } from '@air/workspace';

/** One line of a node's output, without its line end. */
export interface LogLine {
  readonly node: number;
  readonly line: string;
  readonly time: Date;
}

/** The lines of a record; mostly it is one. */
export function linesOf(record: LogRecord): LogLine[] {
  const time = new Date(Number(record.timeUnixNano / 1_000_000n));
  return record.body
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => ({ node: record.node, line, time }));
}
