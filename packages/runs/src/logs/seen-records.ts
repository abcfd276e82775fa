import { createHash } from 'node:crypto';
import type { LogRecord } from '@air/workspace';

/** As many are always remembered, however old: some services send more than the window that was asked for. */
const kept = 50_000;

/** Remembers which records have come, so that windows may overlap and none is taken twice. */
export class SeenRecords {
  readonly #times = new Map<string, bigint>();
  /** What is older may have been forgotten. */
  #horizon: bigint | undefined;

  get size(): number {
    return this.#times.size;
  }

  /** Whether the record is new; from now on it is not. */
  add(record: LogRecord): boolean {
    const key = keyOf(record);
    if (this.#times.has(key)) return false;
    if (this.#horizon !== undefined && record.timeUnixNano < this.#horizon) return false;
    this.#times.set(key, record.timeUnixNano);
    return true;
  }

  /** Lets go of records before this time, which no window reaches back to, when there are too many. */
  forgetBefore(time: bigint): void {
    if (this.#times.size <= kept) return;
    this.#horizon = time;
    for (const [key, recordTime] of this.#times) {
      if (recordTime < time) this.#times.delete(key);
    }
  }
}

/** A record is known by its `record_id`, else by node, time and body: workspace-api.md, "Logs". */
function keyOf({ recordId, node, timeUnixNano, body }: LogRecord): string {
  if (recordId !== undefined) return `${node}/${recordId}`;
  const digest = createHash('sha256').update(body).digest('base64');
  return `${node} ${timeUnixNano} ${digest}`;
}
