import { Patience } from '../patience.ts';
import { isRequestFailure, isUnknown, lacksService } from '../request-failure.ts';
import type { Look } from './look.ts';

/** Knows how a source of log lines has answered, and whether to ask it again. */
export class SourceHealth {
  readonly #patience: Patience;
  #failure: Error | undefined;

  /** After the first failure a quarter of the longest pause between two looks is waited, in milliseconds. */
  constructor(longestPause: number) {
    this.#patience = new Patience(longestPause / 4);
  }

  /** How long to leave the source alone, in milliseconds. */
  get wait(): number {
    return this.#patience.wait;
  }

  /** Why the source was lost, or the last look failed; undefined when all is well, or the source is not there at all. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** The source may be tried again after it was lost. */
  revive(): void {
    this.#patience.renew();
  }

  succeeded(): void {
    this.#patience.renew();
    this.#failure = undefined;
  }

  /** What a look came to that ended with this error. Throws what is no failed request. */
  failed(error: unknown): Look {
    if (!isRequestFailure(error)) throw error;
    if (lacksService(error)) return 'lost';
    if (isUnknown(error)) return 'unknown';
    this.#failure = error;
    return this.#patience.bears(error) ? 'failed' : 'lost';
  }
}
