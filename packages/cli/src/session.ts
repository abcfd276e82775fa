import type { TraceEvent, Workspace } from '@air/workspace';

import { CliError } from './errors/cli-error.ts';
import type { Host } from './host.ts';
import type { Output } from './output/output.ts';
import { traceLine } from './output/trace-line.ts';
import type * as Connect from './workspace/connect.ts';

interface SessionOptions {
  /** What `-p` named. */
  readonly profile: string | undefined;
  readonly debug: boolean;
  /** Loads what signs in: it speaks HTTP, which a dry run does without. */
  readonly loadConnect: () => Promise<typeof Connect>;
}

/** What a command works with: its output, its workspace, and Ctrl-C. */
export class Session {
  readonly host: Host;
  readonly output: Output;
  /** What `-p` named. */
  readonly profile: string | undefined;
  readonly #debug: boolean;
  readonly #loadConnect: SessionOptions['loadConnect'];
  readonly #open: Workspace[] = [];
  /** How much work at the moment stops by itself on Ctrl-C. */
  #takingCare = 0;

  constructor(host: Host, output: Output, { profile, debug, loadConnect }: SessionOptions) {
    this.host = host;
    this.output = output;
    this.profile = profile;
    this.#debug = debug;
    this.#loadConnect = loadConnect;
  }

  /** Signs in where `-p` and the environment say. */
  async workspace(): Promise<Workspace> {
    const { connect } = await this.#loadConnect();
    return this.#closedLater(await connect(this.host, this.profile, this.#trace));
  }

  /** Signs in to the embedded workspace, started when none is up. */
  async embeddedWorkspace(): Promise<Workspace> {
    const { connectEmbedded } = await this.#loadConnect();
    return this.#closedLater(await connectEmbedded(this.host, this.#trace));
  }

  /** Work that a first Ctrl-C asks to stop, by the signal; a second one ends the process at once. */
  async interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#takingCare += 1;
    const ignore = this.host.onInterrupt(() => {
      if (controller.signal.aborted) this.host.exit(130);
      controller.abort(new CliError('interrupted', 'interrupted'));
    });
    try {
      return await work(controller.signal);
    } finally {
      this.#takingCare -= 1;
      ignore();
    }
  }

  /** What a command does, to its end or to a Ctrl-C that nothing in it takes care of. */
  async untilInterrupted<T>(work: Promise<T>): Promise<T> {
    let ignore: (() => void) | undefined;
    // nobody can be told of a signal before this turn of the event loop ends: most commands do not come that far
    let turn: NodeJS.Immediate | undefined;
    const interrupted = new Promise<never>((_, reject) => {
      turn = setImmediate(() => {
        ignore = this.host.onInterrupt(() => {
          if (this.#takingCare === 0) reject(new CliError('interrupted', 'interrupted'));
        });
      });
    });
    try {
      return await Promise.race([work, interrupted]);
    } finally {
      clearImmediate(turn);
      ignore?.();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map((workspace) => workspace.close()));
  }

  readonly #trace = (event: TraceEvent): void => {
    const line = traceLine(event, this.#debug);
    if (line !== undefined) this.output.note(line);
  };

  #closedLater(workspace: Workspace): Workspace {
    this.#open.push(workspace);
    return workspace;
  }
}
