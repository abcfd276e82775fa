import type { Host } from '../../host.ts';
import type { Terminal } from '../../terminal.ts';

/** Another page of the terminal, without a cursor and without wrapping; what was there before comes back after it. */
const enter = '\u001B[?1049h\u001B[?25l\u001B[?7l';
const leave = '\u001B[?7h\u001B[?25h\u001B[?1049l';

/** The whole terminal, for as long as it is open. However the process ends, the terminal is as it was. */
export class Screen {
  readonly #host: Host;
  readonly #terminal: Terminal;
  readonly #forget: () => void;
  #isOpen = true;

  constructor(host: Host, terminal: Terminal) {
    this.#host = host;
    this.#terminal = terminal;
    this.#forget = terminal.onExit(() => this.close());
    terminal.setRawMode(true);
    host.writeOut(enter);
  }

  /** Shows these lines and nothing else. */
  draw(lines: readonly string[]): void {
    const shown = lines.slice(0, this.#terminal.rows);
    if (this.#isOpen) {
      this.#host.writeOut(`\u001B[H${shown.map((line) => `${line}\u001B[K`).join('\r\n')}\u001B[J`);
    }
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#forget();
    this.#terminal.setRawMode(false);
    this.#host.writeOut(leave);
  }
}
