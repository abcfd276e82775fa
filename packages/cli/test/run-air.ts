import type { Clock } from '@air/workspace';
import { CliError } from '../src/errors/cli-error.ts';
import { main } from '../src/main.ts';
import type { Terminal } from '../src/terminal.ts';

/** What a command line came to. */
export interface Told {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface AirOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A descriptor; none that can be read unless told. */
  readonly standardInput?: number;
  /** Both outputs are terminals. */
  readonly isTerminal?: boolean;
  /** Where a user types. */
  readonly terminal?: Terminal;
  readonly issuePages?: string;
  /** Closes standard output before anything is written. */
  readonly closed?: boolean;
  /** Called with what was written so far after each write; what it returns `true` for is followed by a Ctrl-C. */
  readonly interruptAt?: (out: string) => boolean;
  /** The same of standard error. */
  readonly interruptAtErr?: (err: string) => boolean;
  /** One that does not keep anyone waiting unless told. */
  readonly clock?: Clock;
}

const instantClock: Clock = {
  now: Date.now,
  random: Math.random,
  sleep: async (_, signal) => signal?.throwIfAborted(),
};

/** Runs a command line in this process, with a host of its own and nothing of the environment. */
export async function air(argv: readonly string[], options: AirOptions = {}): Promise<Told> {
  const { env = {}, standardInput = -1, isTerminal = false, closed = false, interruptAt } = options;
  let out = '';
  let err = '';
  const listeners = new Set<() => void>();
  const status = await main(argv, {
    env,
    serverEntry: [],
    issuePages: options.issuePages,
    clock: options.clock ?? instantClock,
    standardInput,
    homeDirectory: () => env['HOME'] ?? '/nowhere',
    writeOut(text) {
      if (closed) throw new CliError('output-closed', 'standard output was closed');
      out += text;
      if (interruptAt?.(out) === true) for (const listener of listeners) listener();
    },
    writeErr(text) {
      err += text;
      if (options.interruptAtErr?.(err) === true) for (const listener of listeners) listener();
    },
    isErrTerminal: () => isTerminal,
    isOutTerminal: () => isTerminal,
    terminal: () => options.terminal,
    onInterrupt(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    exit(code) {
      throw new Error(`ended at once with ${code}`);
    },
  });
  return { status, out, err };
}
