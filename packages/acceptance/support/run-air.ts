import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The built program. */
export const program: string = fileURLToPath(new URL('../../cli/dist/air.cjs', import.meta.url));

/** What a process came to. */
export interface Told {
  /** Null when a signal ended it. */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface AirOptions {
  /** The whole environment, but for the PATH. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Arguments of Node itself. */
  readonly node?: readonly string[];
  readonly program?: string;
}

/** An `air` that goes on. */
export interface RunningAir {
  readonly process: ChildProcess;
  /** What was written so far. */
  readonly written: { out: string; err: string };
  /** Waits until standard output, or standard error, has the text. */
  until(text: string): Promise<void>;
  readonly ended: Promise<Told>;
}

/** Starts the built program with a clean environment. */
export function startAir(argv: readonly string[], options: AirOptions = {}): RunningAir {
  const { env = {}, cwd, node = [] } = options;
  const child = spawn(process.execPath, [...node, options.program ?? program, ...argv], {
    env: { PATH: process.env['PATH'], ...env },
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.err += text));
  return {
    process: child,
    written,
    async until(text) {
      while (!written.out.includes(text) && !written.err.includes(text)) {
        if (child.exitCode !== null) {
          throw new Error(`ended without "${text}": ${JSON.stringify(written)}`);
        }
        await Promise.race([
          once(child.stdout, 'data'),
          once(child.stderr, 'data'),
          once(child, 'close'),
        ]);
      }
    },
    ended: once(child, 'close').then(() => ({ status: child.exitCode, ...written })),
  };
}

/** Runs the built program to its end. */
export function runAir(argv: readonly string[], options?: AirOptions): Promise<Told> {
  return startAir(argv, options).ended;
}
