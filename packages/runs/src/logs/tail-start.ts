import type { LogRecord } from '@air/workspace';
import { linesIn } from './log-line.ts';

/** Finds where the last so many lines of a log begin, without keeping them. It is fed with records, the newest first. */
export class TailStart {
  readonly #count: number;
  #lines = 0;
  #second: number | undefined;

  constructor(count: number) {
    this.#count = count;
  }

  /** The second in which the lines begin; undefined while there are not as many. */
  get second(): number | undefined {
    return this.#second;
  }

  /** How many lines of that second, or of the whole log, come before them. */
  get before(): number {
    return Math.max(0, this.#lines - this.#count);
  }

  /** Takes a record. False for one that is older than the beginning: no more are needed. */
  add({ seconds, body }: LogRecord): boolean {
    if (seconds < (this.#second ?? 0)) return false;
    this.#lines += linesIn(body);
    if (this.#lines >= this.#count) this.#second ??= seconds;
    return true;
  }
}
