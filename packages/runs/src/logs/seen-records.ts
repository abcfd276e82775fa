import type { LogRecord } from '@air/workspace';

/** Remembers the records of the last seconds, so that windows may overlap and no record is taken twice. */
export class SeenRecords {
  readonly #times = new Map<string, bigint>();

  get size(): number {
    return this.#times.size;
  }

  /** Whether the record is new; from now on it is not. */
  add(record: LogRecord): boolean {
    const key = keyOf(record);
    if (this.#times.has(key)) return false;
    this.#times.set(key, record.timeUnixNano);
    return true;
  }

  /** Forgets what is older: no window reaches back to it. */
  forgetBefore(time: bigint): void {
    for (const [key, recordTime] of this.#times) {
      if (recordTime < time) this.#times.delete(key);
    }
  }
}

/** A record is known by its `record_id`, else by node, time and body: workspace-api.md, "Logs". */
function keyOf({ recordId, node, timeUnixNano, body }: LogRecord): string {
  return recordId === undefined ? `${node} ${timeUnixNano} ${body}` : `${node}/${recordId}`;
}
