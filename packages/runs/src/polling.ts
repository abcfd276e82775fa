import { setTimeout as sleep } from 'node:timers/promises';

/** How often to ask, in milliseconds. */
export interface Polling {
  /** The pause after the first look at a run and after each change. */
  readonly quick: number;
  /** The longest pause between two looks at a log that may grow: workspace-api.md, "Logs". */
  readonly live: number;
  /** The longest pause between two looks at the status of a run. */
  readonly slow: number;
  /** The pause between the last looks at a log, after the end. */
  readonly drain: number;
  /** How long a run may be unknown after it was submitted. */
  readonly unknown: number;
}

/** Suits a person who watches. */
export const defaultPolling: Polling = {
  quick: 100,
  live: 1000,
  slow: 10_000,
  drain: 500,
  unknown: 10_000,
};

/** Says when to look next: soon after a change, and ever later while nothing happens. */
export class Cadence {
  readonly #pauseAfter: (quiet: number) => number;
  #changed = Date.now();
  #due = 0;

  constructor(pauseAfter: (quiet: number) => number) {
    this.#pauseAfter = pauseAfter;
  }

  /** Of the status of a run: after a minute every two seconds, after ten minutes every ten. */
  static ofStatus({ quick, live, slow }: Polling): Cadence {
    return new Cadence((quiet) => within(quick, Math.min(quiet / 4, live + quiet / 60), slow));
  }

  /** Of a log. */
  static ofLog({ quick, live }: Polling): Cadence {
    return new Cadence((quiet) => within(quick, quiet / 4, live));
  }

  /** Milliseconds until the next look. */
  get wait(): number {
    return Math.max(0, this.#due - Date.now());
  }

  /** What is looked at has changed. */
  changed(): void {
    this.#changed = Date.now();
    this.#due = 0;
  }

  /** There was a look; the next one is not before `atLeast` milliseconds have passed. */
  looked(atLeast = 0): void {
    const now = Date.now();
    this.#due = now + Math.max(this.#pauseAfter(now - this.#changed), atLeast);
  }
}

function within(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** Waits; rejects with the signal's reason when it is aborted. */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  if (milliseconds <= 0) return;
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
