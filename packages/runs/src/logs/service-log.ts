import type { LogRecord, Workspace } from '@air/workspace';
import { pause } from '../polling.ts';
import type { Polling } from '../polling.ts';
import { LastRecords } from './last-records.ts';
import { millisecondsOf, pushLines } from './log-line.ts';
import type { LogLine } from './log-line.ts';
import type { AttemptEnd, LogSource } from './log-source.ts';
import type { Look } from './look.ts';
import { NodeClocks } from './node-clocks.ts';
import { readFirstPage, readWindow } from './read-window.ts';
import type { LogWindow } from './read-window.ts';
import { byTime } from './record-order.ts';
import { SeenRecords } from './seen-records.ts';
import { SourceHealth } from './source-health.ts';
import { TailStart } from './tail-start.ts';

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

/** A window of more known records is read whole only now and then, and before the end is believed. */
const manyRecords = 100_000;

/** Looks in a row that may look at the newest records alone. */
const mostBriefLooks = 2;

/** More of the last lines are not held. */
const mostHeld = 100_000;

/** The log of one attempt as the log service has it: workspace-api.md, "Logs". */
export class ServiceLog implements LogSource {
  readonly health: SourceHealth;
  readonly #workspace: Workspace;
  readonly #options: ServiceLogOptions;
  readonly #seen = new SeenRecords();
  readonly #clocks = new NodeClocks();
  #isEmpty = true;
  #reachesBack = true;
  /** Lines from before this time are left out, in milliseconds. */
  #since: number | undefined;
  /** How many of the next lines are left out, too. */
  #unwanted = 0;
  /** Looks since the last whole one; of a log that is over, those in a row that brought nothing. */
  #looks = 0;

  constructor(workspace: Workspace, options: ServiceLogOptions) {
    this.#workspace = workspace;
    this.#options = options;
    this.health = new SourceHealth(options.polling.live);
    this.#since = options.since;
  }

  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** All lines of the log have come, from its beginning. */
  get reachesBack(): boolean {
    return this.#reachesBack;
  }

  async *look(end: AttemptEnd): AsyncGenerator<readonly LogLine[], Look> {
    const isWhole = this.#isWhole();
    const look = yield* isWhole
      ? this.#readOn(this.#window(end), true)
      : this.#readNewest(this.#window(end, 0));
    if (look === 'new' || look === 'nothing') {
      this.#looks = (end.isOver ? look === 'new' : isWhole) ? 0 : this.#looks + 1;
    }
    return look;
  }

  async *tail(count: number, end: AttemptEnd): AsyncGenerator<readonly LogLine[], Look> {
    const found = new LastRecords(count);
    this.#reachesBack = false;
    for (;;) {
      const look =
        count > mostHeld ? yield* this.#longTail(count, end) : yield* this.#shortTail(end, found);
      // what was found before the service was lost may be nowhere else
      if (look === 'lost' && !found.isEmpty) yield found.lines();
      if (look !== 'failed') return look;
      await pause(this.health.wait, this.#options.signal);
    }
  }

  /** Reads a window only when one of its newest records is new. */
  async *#readNewest(window: LogWindow): AsyncGenerator<readonly LogLine[], Look> {
    const { runId, signal } = this.#options;
    const newestFirst = { ...window, ascending: false };
    try {
      const newest = await readFirstPage(this.#workspace, runId, newestFirst, { signal });
      if (newest.every((record) => this.#seen.has(record))) {
        this.health.succeeded();
        return 'nothing';
      }
    } catch (error) {
      return this.health.failed(error);
    }
    return yield* this.#readOn(window, false);
  }

  /** Brings what is new of a window, the oldest first. */
  async *#readOn(window: LogWindow, isWhole: boolean): AsyncGenerator<readonly LogLine[], Look> {
    const since = this.#since;
    if (since !== undefined) this.#reachesBack = false;
    let found = false;
    try {
      for await (const records of this.#read(window)) {
        const lines: LogLine[] = [];
        for (const record of byTime(records)) {
          if (!this.#isNew(record)) continue;
          found = true;
          if (since === undefined || (millisecondsOf(record) ?? since) >= since) {
            pushLines(lines, record);
          }
        }
        if (isWhole) {
          this.#clocks.advance();
          this.#seen.forgetBefore(this.#clocks.floor());
        }
        this.#unwanted -= lines.splice(0, this.#unwanted).length;
        if (lines.length > 0) yield lines;
      }
    } catch (error) {
      return this.health.failed(error);
    } finally {
      if (isWhole) this.#clocks.renew();
    }
    this.health.succeeded();
    return found ? 'new' : 'nothing';
  }

  /** Collects the last records, the newest first. Of a live log it goes back so far that the next window has no old ones. */
  async *#shortTail(end: AttemptEnd, found: LastRecords): AsyncGenerator<readonly LogLine[], Look> {
    let reachesBack = true;
    try {
      for await (const records of this.#read(this.#tailWindow(end))) {
        found.add(records.filter((record) => this.#isNew(record)));
        this.#clocks.advance();
        const oldest = records.at(-1)?.seconds ?? 0;
        const isFarBack = end.isOver || oldest < (this.#clocks.horizon() ?? 0);
        reachesBack = !found.isFull || !isFarBack;
        if (!reachesBack) break;
      }
    } catch (error) {
      return this.health.failed(error);
    } finally {
      this.#clocks.renew();
    }
    this.#reachesBack = reachesBack && this.#seen.size <= found.count;
    this.health.succeeded();
    const look = this.#isEmpty ? 'nothing' : 'new';
    yield found.lines();
    return look;
  }

  /** So many lines are not held: first it is found where they begin, then they are read from there on. */
  async *#longTail(count: number, end: AttemptEnd): AsyncGenerator<readonly LogLine[], Look> {
    const window = this.#tailWindow(end);
    try {
      if (this.#since === undefined) await this.#findStart(count, window);
    } catch (error) {
      return this.health.failed(error);
    }
    const from = Math.max(window.from, (this.#since ?? 0) / 1000);
    return yield* this.#readOn({ ...window, from, ascending: true }, true);
  }

  async #findStart(count: number, window: LogWindow): Promise<void> {
    const start = new TailStart(count);
    for await (const records of this.#read(window)) {
      if (!records.every((record) => start.add(record))) break;
    }
    this.#since = (start.second ?? 0) * 1000;
    this.#unwanted = start.before;
  }

  #isNew(record: LogRecord): boolean {
    if (!this.#seen.add(record)) return false;
    this.#clocks.note(record);
    this.#isEmpty = false;
    return true;
  }

  /** Whether the next look has to read the window from its beginning. The third one does, so that no late record is lost. */
  #isWhole(): boolean {
    if (this.#looks >= mostBriefLooks || this.#seen.size <= manyRecords) return true;
    return this.#seen.countSince(this.#clocks.horizon() ?? 0) <= manyRecords;
  }

  #read(window: LogWindow): AsyncGenerator<readonly LogRecord[], void> {
    const { runId, signal } = this.#options;
    return readWindow(this.#workspace, runId, window, { signal });
  }

  /** The window that has all that is new, unless it is later than so many seconds. */
  #window({ endTime }: AttemptEnd, late?: number): LogWindow {
    const { attempt, node, startTime = 0 } = this.#options;
    const earliest = Math.max(startTime / 1000 - clockSlack, (this.#since ?? 0) / 1000, 0);
    const from = Math.max(this.#clocks.horizon(late) ?? 0, Math.floor(earliest));
    const to = Math.max((this.#clocks.newest ?? 0) + clockSlack, this.#latest(endTime));
    return { attempt, node, from, to, ascending: true };
  }

  #tailWindow({ isOver, endTime }: AttemptEnd): LogWindow {
    const { attempt, node, startTime = 0 } = this.#options;
    const hasEnd = isOver && endTime !== undefined;
    const to = hasEnd ? Math.ceil(endTime / 1000) : this.#latest(endTime);
    return { attempt, node, from: Math.floor(startTime / 1000), to, ascending: false };
  }

  /** A second that no record is later than, even where the clock here is far behind that of the service. */
  #latest(endTime = 0): number {
    const { startTime = 0 } = this.#options;
    return Math.ceil(Math.max(Date.now(), startTime, endTime) / 1000) + clockSlack;
  }
}
