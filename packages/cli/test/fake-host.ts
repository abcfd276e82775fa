import type { Host } from '../src/host.ts';

/** A host without an environment, a terminal, a home or anyone to write for, but for what a test gives it. */
export function fakeHost(given: Partial<Host> = {}): Host {
  return {
    env: {},
    serverEntry: [],
    standardInput: -1,
    homeDirectory: () => '/nowhere',
    writeOut: () => undefined,
    writeErr: () => undefined,
    isErrTerminal: () => false,
    isOutTerminal: () => false,
    onInterrupt: () => () => undefined,
    exit: () => undefined,
    ...given,
  };
}
