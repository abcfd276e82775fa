import { after } from './after.ts';

/** Tells when nothing has happened for a while. */
export class IdleClock {
  readonly #isBusy: () => boolean;
  readonly #onIdle: () => void;
  #idleMs: number;
  #clear: (() => void) | undefined;

  /** An infinite time never passes. */
  constructor(idleSeconds: number, isBusy: () => boolean, onIdle: () => void) {
    this.#idleMs = idleSeconds * 1000;
    this.#isBusy = isBusy;
    this.#onIdle = onIdle;
    this.touch();
  }

  /** Something has happened: the time begins anew. */
  touch(): void {
    this.#clear?.();
    if (this.#idleMs === Number.POSITIVE_INFINITY) return;
    this.#clear = after(this.#idleMs, () => {
      if (this.#isBusy()) this.touch();
      else this.#onIdle();
    });
  }

  stop(): void {
    this.#idleMs = Number.POSITIVE_INFINITY;
    this.#clear?.();
  }
}
