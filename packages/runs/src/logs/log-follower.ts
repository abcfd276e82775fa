import type { LogRecord, Workspace } from '@air/workspace';
import { RunsError } from '../errors.ts';
import { isRequestFailure, isUnknown, oneTry, Patience, type RequestFailure } from '../patience.ts';
import { pause, type Polling } from '../polling.ts';
import { type LogLine, linesOf } from './log-line.ts';
import { SeenRecords } from './seen-records.ts';
import { type LogWindow, readWindow } from './training-logs.ts';

export interface LogFollowerOptions {
  readonly runId: string;
  readonly attempt: number;
  readonly node: number | 'all';
  /** When the run began, in milliseconds. */
  readonly startTime: number | undefined;
  readonly polling: Polling;
  readonly signal: AbortSignal | undefined;
}

/** Records arrive out of order, and up to so late: workspace-api.md, "Logs". */
const overlap = 30;

/** By so many seconds our clock may be behind those of the service and the nodes. */
const clockSlack = 3600;

const quietLooks = 3;

/** What a look found. `unknown`: the service does not know the log, or not yet; `failed`: the next look may succeed. */
export type Look = 'new' | 'nothing' | 'unknown' | 'failed';

/** The log of one attempt, read bit by bit: no line is lost, none comes twice. */
export class LogFollower {
  readonly #workspace: Workspace;
  readonly #options: LogFollowerOptions;
  readonly #seen = new SeenRecords();
  readonly #patience = new Patience();
  /** The time of the newest record, in nanoseconds. */
  #newest: bigint | undefined;

  constructor(workspace: Workspace, options: LogFollowerOptions) {
    this.#workspace = workspace;
    this.#options = options;
  }

  /** How long the service asked to be left alone when the last look failed, in milliseconds. */
  get askedWait(): number {
    return this.#patience.askedWait;
  }

  /** Brings what is new. */
  async *look(endTime?: number): AsyncGenerator<LogLine, Look> {
    let found = false;
    try {
      for await (const records of this.#newRecords(endTime)) {
        found ||= records.length > 0;
        for (const record of records) yield* linesOf(record);
      }
      this.#patience.renew();
      return found ? 'new' : 'nothing';
    } catch (error) {
      if (!isRequestFailure(error)) throw error;
      if (isUnknown(error)) return 'unknown';
      if (this.#patience.bears(error)) return 'failed';
      throw this.#unavailable(error);
    }
  }

  /** Brings what is left after the attempt has ended, until three looks in a row find nothing. */
  async *drain(endTime: number | undefined): AsyncGenerator<LogLine, void> {
    const { polling, signal } = this.#options;
    // nothing is still on its way from an attempt that ended long ago
    const settled = endTime !== undefined && Date.now() - endTime > overlap * 1000;
    for (let quiet = 0; ;) {
      const look = yield* this.look(endTime);
      if (look === 'new') quiet = 0;
      else if (look !== 'failed') quiet += 1;
      if (quiet === quietLooks) return;
      if (look === 'failed') await pause(Math.max(polling.live, this.askedWait), signal);
      else if (!settled) await pause(polling.drain, signal);
    }
  }

  async *#newRecords(endTime: number | undefined): AsyncGenerator<LogRecord[], void> {
    const { runId, signal } = this.#options;
    const window = this.#window(endTime);
    for await (const records of readWindow(this.#workspace, runId, window, {
      signal,
      ...oneTry,
    })) {
      yield records
        .filter((record) => this.#seen.add(record))
        .toSorted((a, b) => Number(a.timeUnixNano - b.timeUnixNano));
      this.#advance(records);
    }
  }

  #advance(records: readonly LogRecord[]): void {
    for (const { timeUnixNano } of records) {
      if (this.#newest === undefined || timeUnixNano > this.#newest) this.#newest = timeUnixNano;
    }
    this.#seen.forgetBefore(BigInt(this.#horizon()) * 1_000_000_000n);
  }

  /** Where the next window begins, in seconds. It follows the records' own times: a clock may be wrong, ours too. */
  #horizon(): number {
    const newest = milliseconds(this.#newest) ?? this.#options.startTime ?? 0;
    return Math.max(0, Math.floor(Math.min(newest, Date.now()) / 1000) - overlap);
  }

  #window(endTime = 0): LogWindow {
    const { attempt, node } = this.#options;
    const newest = milliseconds(this.#newest) ?? 0;
    const to = Math.ceil(Math.max(Date.now(), endTime, newest) / 1000) + clockSlack;
    return { attempt, node, from: this.#horizon(), to };
  }

  /** The place to go on with the files that MLflow keeps, once they can be read. */
  #unavailable(cause: RequestFailure): RunsError {
    const message = `the log of run ${this.#options.runId} cannot be read: ${cause.message}`;
    return new RunsError('logs-unavailable', message, {
      hint: 'The run itself goes on. Its page in the workspace shows its output.',
      cause,
    });
  }
}

function milliseconds(nanoseconds: bigint | undefined): number | undefined {
  return nanoseconds === undefined ? undefined : Number(nanoseconds / 1_000_000n);
}
