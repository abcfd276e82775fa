import type { Ending } from '../store/run-progress.ts';

export type StopReason = 'cancelled' | 'timed-out' | 'shut-down';

/** A wish to end a run, whatever it is doing. The first reason stays. */
export class StopRequest {
  readonly #controller = new AbortController();
  #reason: StopReason | undefined;

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get reason(): StopReason | undefined {
    return this.#reason;
  }

  make(reason: StopReason): void {
    this.#reason ??= reason;
    this.#controller.abort();
  }
}

/** How a run ends that was asked to. */
export function stoppedEnding(reason: StopReason, timeoutSeconds: number | undefined): Ending {
  switch (reason) {
    case 'cancelled':
      return { outcome: 'CANCELED', message: 'The run was cancelled.' };
    case 'timed-out':
      return {
        outcome: 'TIMEDOUT',
        message: `The run was ended after its time limit of ${timeoutSeconds} seconds.`,
      };
    case 'shut-down':
      return {
        outcome: 'CANCELED',
        message: 'The local workspace was shut down while the run was going.',
      };
  }
}
