import type { LogRecord, Workspace } from '@air/workspace';
import {
  isRequestFailure,
  isUnknown,
  lacksService,
  Patience,
  type RequestFailure,
} from '../patience.ts';
import { pause, type Polling } from '../polling.ts';
import { type LogLine, millisecondsOf, pushLines } from './log-line.ts';
import type { AttemptEnd, LogSource, Look } from './log-source.ts';
import { NodeClocks, noteNewest } from './node-clocks.ts';
import { type LogWindow, readWindow } from './read-window.ts';
import { SeenRecords } from './seen-records.ts';

export interface ServiceLogOptions {
  readonly runId: string;
  readonly attempt: number;
  readonly node: number | 'all';
  /** When the attempt began, in milliseconds. */
  readonly startTime: number | undefined;
  /** Lines from before this time are left out, in milliseconds. */
  readonly since: number | undefined;
  readonly polling: Polling;
  readonly signal: AbortSignal | undefined;
}

/** By so many seconds the clocks of the service, the nodes and this machine may differ. */
const clockSlack = 3600;

/** The log of one attempt as the log service has it: workspace-api.md, "Logs". */
export class ServiceLog implements LogSource {
  readonly #workspace: Workspace;
  readonly #options: ServiceLogOptions;
  readonly #seen = new SeenRecords();
  readonly #clocks = new NodeClocks();
  readonly #patience: Patience;
  #isEmpty = true;
  #failure: Error | undefined;
  #reachesBack = true;

  constructor(workspace: Workspace, options: ServiceLogOptions) {
    this.#workspace = workspace;
    this.#options = options;
    this.#patience = new Patience(options.polling.live / 4);
  }

  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  get wait(): number {
    return this.#patience.wait;
  }

  get failure(): Error | undefined {
    return this.#failure;
  }

  /** All lines of the log have come, from its beginning. */
  get reachesBack(): boolean {
    return this.#reachesBack;
  }

  revive(): void {
    this.#patience.renew();
  }

  async *look(end: AttemptEnd): AsyncGenerator<readonly LogLine[], Look> {
    const { since } = this.#options;
    if (since !== undefined) this.#reachesBack = false;
    let found = false;
    const newest = new Map<number, number>();
    try {
      for await (const records of this.#read(this.#window(end))) {
        const lines: LogLine[] = [];
        for (const record of this.#sorted(records)) {
          if (!this.#seen.add(record)) continue;
          noteNewest(newest, record);
          found = true;
          this.#isEmpty = false;
          if (since === undefined || (millisecondsOf(record) ?? since) >= since) {
            pushLines(lines, record);
          }
        }
        this.#clocks.saw(newest);
        this.#seen.forgetBefore(this.#clocks.floor());
        if (lines.length > 0) yield lines;
      }
    } catch (error) {
      return this.#failed(error);
    }
    this.#succeeded();
    return found ? 'new' : 'nothing';
  }

  async *tail(count: number, end: AttemptEnd): AsyncGenerator<readonly LogLine[], Look> {
    const found: LogRecord[] = [];
    for (;;) {
      const look = await this.#readBack(count, end, found);
      if (look === 'failed') {
        await pause(this.wait, this.#options.signal);
        continue;
      }
      if (look === 'new' || look === 'nothing') yield this.#lastLines(found, count);
      return look;
    }
  }

  /** Collects the last records, the newest first. Of a live log it goes back so far that the next window has no old ones. */
  async #readBack(count: number, end: AttemptEnd, found: LogRecord[]): Promise<Look> {
    const newest = new Map<number, number>();
    this.#reachesBack = false;
    try {
      for await (const records of this.#read(this.#tailWindow(end))) {
        for (const record of records) {
          if (!this.#seen.add(record)) continue;
          noteNewest(newest, record);
          found.push(record);
          this.#isEmpty = false;
        }
        this.#clocks.saw(newest);
        const oldest = records.at(-1)?.seconds ?? 0;
        const isFarBack = end.isOver || oldest < (this.#clocks.horizon() ?? 0);
        if (found.length >= count && isFarBack) return this.#succeeded();
      }
    } catch (error) {
      return this.#failed(error);
    }
    this.#reachesBack = found.length <= count;
    return this.#succeeded();
  }

  #lastLines(found: readonly LogRecord[], count: number): readonly LogLine[] {
    const lines: LogLine[] = [];
    for (const record of this.#sorted(found.toReversed())) pushLines(lines, record);
    return count === 0 ? [] : lines.slice(-count);
  }

  #read(window: LogWindow): AsyncGenerator<readonly LogRecord[], void> {
    const { runId, signal } = this.#options;
    return readWindow(this.#workspace, runId, window, { signal });
  }

  #succeeded(): Look {
    this.#patience.renew();
    this.#failure = undefined;
    return this.#isEmpty ? 'nothing' : 'new';
  }

  #failed(error: unknown): Look {
    if (!isRequestFailure(error)) throw error;
    return this.#verdict(error);
  }

  #verdict(error: RequestFailure): Look {
    if (lacksService(error)) return 'lost';
    if (isUnknown(error)) return 'unknown';
    this.#failure = error;
    return this.#patience.bears(error) ? 'failed' : 'lost';
  }

  /** By time, each node's records of one time as they came. Mostly they are so already. */
  #sorted(records: readonly LogRecord[]): readonly LogRecord[] {
    const isSorted = records.every((record, at) => at === 0 || order(records[at - 1], record) <= 0);
    return isSorted ? records : records.toSorted(order);
  }

  #window({ endTime = 0 }: AttemptEnd): LogWindow {
    const { attempt, node, startTime = 0, since = 0 } = this.#options;
    const earliest = Math.max(startTime / 1000 - clockSlack, since / 1000, 0);
    const from = Math.max(this.#clocks.horizon() ?? 0, Math.floor(earliest));
    const newest = this.#clocks.newest ?? 0;
    const to = Math.max(Math.ceil(Math.max(Date.now(), endTime) / 1000), newest) + clockSlack;
    return { attempt, node, from, to, ascending: true };
  }

  #tailWindow({ isOver, endTime }: AttemptEnd): LogWindow {
    const { attempt, node, startTime = 0 } = this.#options;
    const now = Date.now() + clockSlack * 1000;
    const to = Math.ceil((isOver ? (endTime ?? now) : now) / 1000);
    return { attempt, node, from: Math.floor(startTime / 1000), to, ascending: false };
  }
}

function order(a: LogRecord | undefined, b: LogRecord | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a.seconds - b.seconds || a.nanoseconds - b.nanoseconds;
}
