import { setTimeout as sleep } from 'node:timers/promises';

/** How often to ask, in milliseconds. */
export interface Polling {
  /** The pause after the first look at a run and after each change; it then grows to `live`. */
  readonly quick: number;
  /** The pause while a run goes on. */
  readonly live: number;
  /** The pause between the last looks at a log, after the end. */
  readonly drain: number;
  /** How long a run may be unknown after it was submitted. */
  readonly unknown: number;
}

export const defaultPolling: Polling = { quick: 100, live: 1000, drain: 500, unknown: 10_000 };

/** The pause after so many looks without a change. */
export function pauseAfter(looks: number, { quick, live }: Polling): number {
  return Math.min(live, quick * 1.5 ** looks);
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
