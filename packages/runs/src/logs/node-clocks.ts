import type { LogRecord } from '@air/workspace';

/** Records arrive out of order, and up to so many seconds late: workspace-api.md, "Logs". */
const overlap = 30;

/** By more than so many seconds no clock is wrong: the node has just been quiet. */
const mostSkew = 300;

/** Knows up to when the records of each node are there, though the clocks of the nodes differ. Times are in seconds. */
export class NodeClocks {
  #newest: number | undefined;
  /** How far each node was behind the newest record when it last wrote something. */
  readonly #behind = new Map<number, number>();

  /** The time of the newest record. */
  get newest(): number | undefined {
    return this.#newest;
  }

  /** Takes note of all that one look has brought. */
  saw(newestByNode: ReadonlyMap<number, number>): void {
    for (const time of newestByNode.values()) this.#newest = Math.max(this.#newest ?? 0, time);
    for (const [node, time] of newestByNode) {
      const behind = (this.#newest ?? time) - time;
      this.#behind.set(node, behind > mostSkew ? 0 : behind);
    }
  }

  /** Where the next window begins: before it, nothing more will come. */
  horizon(): number | undefined {
    const front = this.#front();
    return front && Math.max(0, front - overlap - Math.max(0, ...this.#behind.values()));
  }

  /** No window will ever begin before this. */
  floor(): number {
    return Math.max(0, (this.#front() ?? 0) - overlap - mostSkew);
  }

  /** A node whose clock is far ahead does not hide what the others write; the clock here may be wrong too, so it only adds. */
  #front(): number | undefined {
    return this.#newest && Math.min(this.#newest, Math.floor(Date.now() / 1000));
  }
}

/** Puts the time of a record into a map of the newest ones. */
export function noteNewest(newest: Map<number, number>, { node, seconds }: LogRecord): void {
  if (seconds > (newest.get(node) ?? -1)) newest.set(node, seconds);
}
