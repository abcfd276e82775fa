import type { Clock } from '../src/http/clock.ts';

export interface InstantClock extends Clock {
  /** What was slept, in milliseconds. */
  readonly waits: number[];
  /** Lets time pass. */
  advance(milliseconds: number): void;
}

/** A clock on which time passes only when someone sleeps, and then at once. Its chance is always one half. */
export function instantClock(start = Date.UTC(2026, 0, 1)): InstantClock {
  const waits: number[] = [];
  let time = start;
  return {
    waits,
    now: () => time,
    random: () => 0.5,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      waits.push(milliseconds);
      time += milliseconds;
    },
    advance(milliseconds) {
      time += milliseconds;
    },
  };
}
