import type { RequestFailure } from './request-failure.ts';

const mostFailures = 5;

/** Longer is not waited for, in milliseconds: workspace-api.md, "Requests". */
const longestWait = 5 * 60_000;

/** What every look asks with: one try, since what fails is looked at again anyway. */
export const oneTry = { tries: 1 } as const;

/** Decides whether to ask again after a failure: it is sat out, ever longer, but not five times in a row. */
export class Patience {
  readonly #firstWait: number;
  #failures = 0;
  #askedWait = 0;

  /** The first wait is in milliseconds. */
  constructor(firstWait: number) {
    this.#firstWait = firstWait;
  }

  /** How long to leave the service alone, in milliseconds; 0 when the last request succeeded. */
  get wait(): number {
    if (this.#failures === 0) return 0;
    return Math.max(this.#askedWait, this.#firstWait * 2 ** (this.#failures - 1));
  }

  /** The request succeeded. */
  renew(): void {
    this.#failures = 0;
  }

  /** Whether to go on after this failure. */
  bears({ retryAfter }: RequestFailure): boolean {
    this.#failures += 1;
    this.#askedWait = typeof retryAfter === 'number' ? retryAfter : 0;
    return this.#failures < mostFailures && this.#askedWait <= longestWait;
  }
}
