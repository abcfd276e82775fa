import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Env } from '../source/root-folder.ts';
import { withoutCredentials } from './credentials.ts';
import { failed, notStarted, tooSlow } from './git-failure.ts';

export interface GitOptions {
  /** Where git runs. */
  readonly folder: string;
  readonly env: Env;
  readonly signal?: AbortSignal | undefined;
  readonly milliseconds?: number;
  /** Exit statuses that are an answer; 0 alone unless told. */
  readonly statuses?: readonly number[];
  /** Ends git once it has written more than this. */
  readonly maxBytes?: number;
  /** What git reads; nothing unless told. */
  readonly input?: string;
  /** An index to use in place of the repository's own, so that that one stays as it is. */
  readonly indexFile?: string;
}

export interface GitAnswer {
  readonly status: number;
  readonly stdout: Buffer;
  /** What git complained of, without passwords. */
  readonly complaints: string;
  /** Whether there was more than `maxBytes`. */
  readonly cut: boolean;
}

type GitProcess = ChildProcessByStdio<Writable, Readable, Readable>;

const localMilliseconds = 60_000;
/** A filter may fetch a large file before there is anything to read. */
const quietMilliseconds = 600_000;
const keptErrorCharacters = 4096;

/** What of the environment's GIT_* is about the machine, not about one repository or one way to answer. */
const keptVariable =
  /^GIT_(?:ASKPASS|SSH|SSH_COMMAND|SSH_VARIANT|SSL_\w+|HTTP_\w+|PROXY_\w+|EXEC_PATH|CEILING_DIRECTORIES|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+))$/;

/**
 * What a repository says of itself does not start programs, as far as the answers do not need them: hooks, a monitor of the
 * file system, or what the settings of a bare repository among the files would start.
 */
const settings = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'safe.bareRepository=explicit',
];
const ownArgs: readonly string[] = settings.flatMap((setting) => ['-c', setting]);

/** Runs git to its end. Never asks anybody anything. Throws a SnapshotError when it fails or takes too long. */
export async function git(args: readonly string[], options: GitOptions): Promise<GitAnswer> {
  const { statuses = [0], maxBytes = Number.POSITIVE_INFINITY } = options;
  const child = start(args, options);
  const end = ending(child, args, options);
  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
    else child.kill('SIGKILL');
  });
  const { status, errors } = await end;
  const cut = bytes > maxBytes;
  if (!cut && !statuses.includes(status)) throw failed(args, errors);
  return { status, stdout: Buffer.concat(chunks), complaints: withoutCredentials(errors), cut };
}

/**
 * The output of git as it comes; ends with a SnapshotError when git fails, or is quiet for too long. Leaving early ends git.
 */
export async function* gitOutput(
  args: readonly string[],
  { milliseconds = quietMilliseconds, ...options }: GitOptions,
): AsyncGenerator<Buffer> {
  const child = start(args, options);
  const end = ending(child, args, { ...options, milliseconds: 0 });
  end.catch(() => undefined);
  let isTooSlow = false;
  const wait = (): NodeJS.Timeout =>
    setTimeout(() => {
      isTooSlow = true;
      endGroup(child);
    }, milliseconds);
  let timer = wait();
  try {
    for await (const chunk of child.stdout) {
      // however long whoever reads takes
      clearTimeout(timer);
      if (Buffer.isBuffer(chunk)) yield chunk;
      timer = wait();
    }
    const { status, errors } = await end;
    if (isTooSlow) throw tooSlow(args);
    if (status !== 0) throw failed(args, errors);
  } finally {
    clearTimeout(timer);
    endGroup(child);
  }
}

/** What git wrote, as text without its last line break. */
export function line(answer: GitAnswer): string {
  return answer.stdout.toString('utf8').replace(/\n$/, '');
}

/** What git wrote with `-z`. */
export function records(answer: GitAnswer): readonly string[] {
  const text = answer.stdout.toString('utf8');
  return text === '' ? [] : text.replace(/\0$/, '').split('\0');
}

function start(args: readonly string[], options: GitOptions): GitProcess {
  const { folder, env, input = '', indexFile } = options;
  const kept = Object.entries(env).filter(
    ([name]) => !name.startsWith('GIT_') || keptVariable.test(name),
  );
  const child = spawn('git', [...ownArgs, ...args], {
    cwd: folder,
    // without a terminal of its own nothing that git starts can ask for a password
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(kept),
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      LC_ALL: 'C',
      ...(indexFile !== undefined && { GIT_INDEX_FILE: indexFile }),
    },
  });
  // a git that ends early says why by its status
  child.stdin.on('error', () => undefined).end(input);
  return child;
}

/** How git ended: a status, or a throw when it could not be started, was interrupted or took too long. */
function ending(
  child: GitProcess,
  args: readonly string[],
  { signal, milliseconds = localMilliseconds }: GitOptions,
): Promise<{ status: number; errors: string }> {
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors = `${errors}${chunk.toString('utf8')}`.slice(-keptErrorCharacters);
  });
  return new Promise((resolve, reject) => {
    const stop = (reason: unknown): void => {
      endGroup(child);
      reject(reason);
    };
    const interrupted = (): void => stop(signal?.reason);
    const timer =
      milliseconds === 0 ? undefined : setTimeout(() => stop(tooSlow(args)), milliseconds);
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', interrupted);
    };
    signal?.addEventListener('abort', interrupted, { once: true });
    child.once('error', (cause) => {
      settle();
      reject(notStarted(cause));
    });
    child.once('close', (status) => {
      settle();
      resolve({ status: status ?? -1, errors });
    });
    if (signal?.aborted === true) interrupted();
  });
}

/** Ends git and what it has started, such as ssh. */
function endGroup(child: GitProcess): void {
  if (child.pid === undefined || process.platform === 'win32') {
    child.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}
