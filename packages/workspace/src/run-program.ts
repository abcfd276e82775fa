import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Env } from './env.ts';

export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Env;
  /** What it reads from standard input; nothing unless told. */
  readonly input?: string;
}

/** How a program ended, and what it printed. */
export interface ProgramEnd {
  /** The exit status; undefined when it was killed. */
  readonly status: number | undefined;
  readonly ending: 'exit' | 'timeout' | 'too-much' | 'not-started';
  readonly out: string;
  readonly err: string;
}

const mostCharacters = 1024 * 1024;

/** Where the PATH has a program of that name. Folders that depend on where one stands are left out. */
export async function findProgram(name: string, env: Env): Promise<string | undefined> {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const file = join(folder, name);
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return undefined;
}

/** Runs a program to its end, without a shell and without a terminal that it could ask. It and all it started end in time. */
export async function runProgram(
  { file, args, env, input = '' }: Program,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal | undefined },
): Promise<ProgramEnd> {
  signal?.throwIfAborted();
  const child = spawn(file, args, {
    env: { ...env },
    stdio: 'pipe',
    detached: true, // a group of its own, which can be ended as a whole
    windowsHide: true,
  });
  child.stdin.on('error', () => undefined); // it need not read
  child.stdin.end(input);
  const printed = { out: '', err: '' };
  let ending: ProgramEnd['ending'] = 'exit';
  const end = (why: ProgramEnd['ending']): void => {
    ending = why;
    killGroup(child.pid);
  };
  const collect = (stream: 'out' | 'err') => (text: string) => {
    printed[stream] += text;
    if (printed[stream].length > mostCharacters) end('too-much');
  };
  child.stdout.setEncoding('utf8').on('data', collect('out'));
  child.stderr.setEncoding('utf8').on('data', collect('err'));
  const timer = setTimeout(() => end('timeout'), timeoutMs);
  const stop = (): void => end('exit');
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? undefined));
    });
    signal?.throwIfAborted();
    return { status, ending, ...printed };
  } catch (error) {
    signal?.throwIfAborted();
    const err = error instanceof Error ? error.message : String(error);
    return { status: undefined, ending: 'not-started', out: '', err };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it has just ended
  }
}
