import type { LogRecord } from '@air/workspace';

/** Records arrive out of order, and up to so many seconds late: workspace-api.md, "Logs". */
const overlap = 30;

/** By more than so many seconds no clock is wrong: the node has just been quiet. */
const mostSkew = 300;

/** Knows up to when the records of each node are there, though the clocks of the nodes differ. Times are in seconds. */
export class NodeClocks {
  #newest: number | undefined;
  /** The newest record of each node that has come since the last whole window. */
  readonly #noted = new Map<number, number>();
  /** How far each node was behind the front when it last wrote something. */
  readonly #behind = new Map<number, number>();

  /** The time of the newest record. */
  get newest(): number | undefined {
    return this.#newest;
  }

  /** Takes note of a record that is new. */
  note({ node, seconds }: LogRecord): void {
    if (seconds > (this.#noted.get(node) ?? -1)) this.#noted.set(node, seconds);
  }

  /** Moves the horizon up to what was noted: the window was read whole, so far. */
  advance(): void {
    for (const time of this.#noted.values()) this.#newest = Math.max(this.#newest ?? 0, time);
    const front = this.#front() ?? 0;
    for (const [node, time] of this.#noted) {
      const behind = Math.max(0, front - time);
      this.#behind.set(node, behind > mostSkew ? 0 : behind);
    }
  }

  /** What is noted from now on is of another window. */
  renew(): void {
    this.#noted.clear();
  }

  /** Where the next window begins: before it, nothing more will come that is at most so many seconds late. */
  horizon(late: number = overlap): number | undefined {
    const front = this.#front();
    return front && Math.max(0, front - late - Math.max(0, ...this.#behind.values()));
  }

  /** No window will ever begin before this. */
  floor(): number {
    return Math.max(0, (this.#front() ?? 0) - overlap - mostSkew);
  }

  /**
   * The time of the newest record, or now where that is earlier: a node whose clock is far ahead does not hide what the
   * others write. The clock here may be wrong too, but then more is read, not less.
   */
  #front(): number | undefined {
    return this.#newest && Math.min(this.#newest, Math.floor(Date.now() / 1000));
  }
}
