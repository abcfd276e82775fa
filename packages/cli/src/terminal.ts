import { constants } from 'node:os';
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
  /** Calls back when the process ends, by a signal or a crash too, until the returned function is called. */
  onExit(listener: () => void): () => void;
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
    onExit(listener) {
      process.on('exit', listener);
      for (const signal of endings) process.on(signal, exitBy);
      return () => {
        process.off('exit', listener);
        for (const signal of endings) process.off(signal, exitBy);
      };
    },
  };
}

/** What ends a process at once, unless it listens. */
const endings = ['SIGTERM', 'SIGHUP'] as const;

/** With the exit status that a shell gives to a process that was ended so. */
function exitBy(signal: (typeof endings)[number]): void {
  process.exit(128 + constants.signals[signal]);
}
