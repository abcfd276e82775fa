import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { hasCode } from '../has-code.ts';
import { identifyProcess, isGroupAlive } from '../process-identity.ts';
import type { ProcessIdentity } from '../process-identity.ts';
import type { NodeLogWriter } from '../store/node-log-writer.ts';
import { within } from '../within.ts';
import { signalGroup } from './terminate.ts';

/** How patient the executor is. */
export interface Patience {
  /** Between SIGTERM and SIGKILL. */
  readonly graceMs: number;
  /** For output that children of a node still write after its command has ended. */
  readonly drainMs: number;
  /** Between a failed attempt and the next one. */
  readonly retryMs: number;
}

export interface NodeExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Holds the command back until the server has written down that it will run; both outputs go to one pipe. */
const gate = 'read -r air_gate_ <&3 && exec 3<&- && exec bash command.sh 2>&1';

/** One node: a process group of its own, led by `bash command.sh`. */
export class NodeProcess {
  readonly #child: ChildProcess;
  readonly #patience: Patience;
  /** Set once the group was asked to end. */
  #killAt: number | undefined;
  #kill: NodeJS.Timeout | undefined;
  readonly identity: ProcessIdentity;
  /** Settles when the whole group is gone and its output is in the log; rejects when that cannot be written. */
  readonly ended: Promise<NodeExit>;

  private constructor(
    child: ChildProcess,
    identity: ProcessIdentity,
    log: NodeLogWriter,
    patience: Patience,
  ) {
    this.#child = child;
    this.#patience = patience;
    this.identity = identity;
    this.ended = this.#follow(log);
    this.ended.catch(ignore);
  }

  /** Starts the group, which waits for `begin`. */
  static async start(options: {
    readonly directory: string;
    readonly environment: Readonly<Record<string, string>>;
    readonly log: NodeLogWriter;
    readonly patience: Patience;
  }): Promise<NodeProcess> {
    const child = spawn('/bin/sh', ['-c', gate], {
      cwd: options.directory,
      env: { ...options.environment },
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    });
    await once(child, 'spawn');
    const identity = child.pid === undefined ? undefined : await identifyProcess(child.pid);
    if (!identity) throw new Error('a node ended before it began');
    return new NodeProcess(child, identity, options.log, options.patience);
  }

  begin(): void {
    const pipe = this.#child.stdio[3];
    if (!(pipe instanceof Writable)) return;
    // A node that was stopped before it began has closed its end.
    pipe.on('error', ignore);
    pipe.end('go\n');
  }

  /** Asks the group to end, and ends it after the grace period. */
  stop(): void {
    if (this.#killAt !== undefined || this.#hasExited()) return;
    signalGroup(this.identity.pid, 'SIGTERM');
    this.#killAt = Date.now() + this.#patience.graceMs;
    const kill = (): void => signalGroup(this.identity.pid, 'SIGKILL');
    this.#kill = setTimeout(kill, this.#patience.graceMs);
  }

  #hasExited(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async #follow(log: NodeLogWriter): Promise<NodeExit> {
    const { stdout } = this.#child;
    if (!(stdout instanceof Readable)) throw new Error('a node has no output');
    const captured = capture(stdout, log);
    captured.catch(() => this.stop());
    if (!this.#hasExited()) await once(this.#child, 'exit');
    const { drainMs } = this.#patience;
    try {
      if (this.#killAt === undefined) await within(captured, drainMs);
      else await untilGroupIsGone(this.identity.pid, this.#killAt);
    } finally {
      clearTimeout(this.#kill);
      // As with a container, nothing outlives the node's command.
      signalGroup(this.identity.pid, 'SIGKILL');
    }
    // What has left the group can still hold the pipe; it is not waited for.
    if (!(await within(captured, drainMs))) stdout.destroy();
    await captured;
    return { code: this.#child.exitCode, signal: this.#child.signalCode };
  }
}

/** Bash ends at SIGTERM before its children do, and those have the whole grace period too. */
async function untilGroupIsGone(group: number, end: number): Promise<void> {
  while (Date.now() < end && (await isGroupAlive(group))) await delay(50);
}

async function capture(output: Readable, log: NodeLogWriter): Promise<void> {
  try {
    for await (const piece of output) {
      if (Buffer.isBuffer(piece)) await log.append(piece);
    }
  } catch (error) {
    // `#follow` has cut it off.
    if (!hasCode(error, 'ERR_STREAM_PREMATURE_CLOSE')) throw error;
  }
}

function ignore(): void {}
