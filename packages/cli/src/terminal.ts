import type { Readable } from 'node:stream';

/** The terminal that a user types at. */
export interface Terminal {
  /** What is typed: keys as they are pressed in raw mode, else lines. */
  readonly input: Readable;
  setRawMode(isRaw: boolean): void;
  /** The size of what standard output shows. */
  readonly columns: number;
  readonly rows: number;
  /** Calls back when the size changes, until the returned function is called. */
  onResize(listener: () => void): () => void;
}

/** The terminal of the process; undefined when standard input is none. */
export function processTerminal(): Terminal | undefined {
  const { stdin, stdout } = process;
  if (!stdin.isTTY) return undefined;
  return {
    input: stdin,
    setRawMode: (isRaw) => void stdin.setRawMode(isRaw),
    get columns() {
      return stdout.columns || 80; // 0 where the terminal does not say
    },
    get rows() {
      return stdout.rows || 24;
    },
    onResize(listener) {
      stdout.on('resize', listener);
      return () => stdout.off('resize', listener);
    },
  };
}
