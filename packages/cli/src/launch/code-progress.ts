import type { CodeProgress } from '@air/submit';

import type { Host } from '../host.ts';
import { mebibytes } from '../output/mebibytes.ts';

type Terminal = Pick<Host, 'isErrTerminal' | 'writeErr'>;

const betweenMs = 100;
const words = { reading: 'Reading the code', uploading: 'Uploading the code' } as const;

/** A line about the code of a run that is written over while the work goes on. Nothing where no terminal shows it. */
export class CodeProgressLine {
  readonly #host: Terminal;
  readonly #isShown: boolean;
  #work: CodeProgress['work'] | undefined;
  #started = 0;
  #latest = 0;
  #isWritten = false;

  constructor(host: Terminal) {
    this.#host = host;
    this.#isShown = host.isErrTerminal();
  }

  show({ work, bytes, totalBytes }: CodeProgress): void {
    if (!this.#isShown) return;
    const now = performance.now();
    if (work !== this.#work) {
      this.#work = work;
      this.#started = now;
      this.#latest = now;
    }
    if (now - this.#latest < betweenMs) return;
    this.#latest = now;
    this.#isWritten = true;
    const rate = (bytes / (now - this.#started)) * 1000;
    const done = `${mebibytes(bytes)} of ${mebibytes(totalBytes)} MiB, ${mebibytes(rate)} MiB/s`;
    this.#host.writeErr(`\r${words[work]}: ${done}\u001b[K`);
  }

  /** What to tell how far one kind of work is. */
  of(work: CodeProgress['work']): (done: Omit<CodeProgress, 'work'>) => void {
    return (done) => this.show({ work, ...done });
  }

  /** Makes room for other lines. */
  readonly clear = (): void => {
    if (this.#isWritten) this.#host.writeErr('\r\u001b[K');
    this.#isWritten = false;
  };
}
