import { PassThrough } from 'node:stream';
import type { Terminal } from '../src/terminal.ts';

/** A terminal at which a test types. */
export interface FakeTerminal extends Terminal {
  readonly input: PassThrough;
  /** Whether keys come as they are pressed. */
  readonly isRaw: () => boolean;
  resize(columns: number): void;
}

export function fakeTerminal(typed = ''): FakeTerminal {
  const input = new PassThrough();
  input.write(typed);
  const listeners = new Set<() => void>();
  let isRaw = false;
  let width = 80;
  return {
    input,
    isRaw: () => isRaw,
    setRawMode(raw) {
      isRaw = raw;
    },
    get columns() {
      return width;
    },
    rows: 24,
    onResize(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onExit: () => () => undefined,
    resize(columns) {
      width = columns;
      for (const listener of listeners) listener();
    },
  };
}
