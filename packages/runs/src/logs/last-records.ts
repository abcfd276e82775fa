import type { LogRecord } from '@air/workspace';
import { pushLines } from './log-line.ts';
import type { LogLine } from './log-line.ts';
import { byTime, timeOrder } from './record-order.ts';

/** Holds the last so many records of a log, each of a line or more. It is fed with records, the newest first. */
export class LastRecords {
  readonly count: number;
  readonly #records: LogRecord[] = [];

  constructor(count: number) {
    this.count = count;
  }

  get isEmpty(): boolean {
    return this.#records.length === 0;
  }

  /** There are as many as are wanted. */
  get isFull(): boolean {
    return this.#records.length >= this.count;
  }

  add(records: readonly LogRecord[]): void {
    for (const record of records) this.#records.push(record);
    if (this.#records.length <= this.count) return;
    // after a failure that was sat out, records that were late come behind older ones
    this.#records.sort((a, b) => timeOrder(b, a));
    this.#records.length = this.count;
  }

  /** The last so many lines of them, the oldest first. */
  lines(): readonly LogLine[] {
    const lines: LogLine[] = [];
    for (const record of byTime(this.#records.toReversed())) pushLines(lines, record);
    return this.count === 0 ? [] : lines.slice(-this.count);
  }
}
