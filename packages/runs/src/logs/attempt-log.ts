import type { Workspace } from '@air/workspace';
import { pause } from '../polling.ts';
import type { Polling } from '../polling.ts';
import type { LogLine } from './log-line.ts';
import type { AttemptEnd, LogSource } from './log-source.ts';
import type { Look } from './look.ts';
import { MlflowLog } from './mlflow-log.ts';
import { ServiceLog } from './service-log.ts';
import { ShownLines } from './shown-lines.ts';

export interface AttemptLogOptions {
  readonly runId: string;
  readonly attempt: number;
  /** The attempt's own run id; undefined while there is none. */
  readonly taskRunId: () => string | undefined;
  readonly node: number | 'all';
  /** When the attempt began, in milliseconds. */
  readonly startTime: number | undefined;
  /** What of the past to bring: all of it unless told. */
  readonly past: Past;
  readonly polling: Polling;
  readonly signal: AbortSignal | undefined;
}

/** The last so many lines, or those since a time in milliseconds. */
export interface Past {
  readonly tail?: number | undefined;
  readonly since?: number | undefined;
}

/** Nothing is still on its way from an attempt that ended so long ago, in milliseconds. */
const settledAfter = 30_000;

const quietLooks = 3;

/** After a change of the source so many of its last lines are looked through for the one that was shown last. */
const searched = 20_000;

/**
 * The log of one attempt, from the log service or from MLflow, whichever has it: workspace-api.md, "Logs". A change of the
 * source on the way loses no line and doubles none.
 */
export class AttemptLog {
  readonly #options: AttemptLogOptions;
  readonly #service: ServiceLog;
  readonly #mlflow: MlflowLog;
  readonly #shown = new ShownLines();
  readonly #filters = new Map<number, (lines: readonly LogLine[]) => readonly LogLine[]>();
  #serviceIsLost = false;
  #mlflowIsLost = false;
  #mlflowHasBegun = false;
  #hasBegun = false;
  #isFinished = false;
  #isUnread = false;

  constructor(workspace: Workspace, options: AttemptLogOptions) {
    this.#options = options;
    this.#service = new ServiceLog(workspace, { ...options, since: options.past.since });
    this.#mlflow = new MlflowLog(workspace, options);
  }

  /** How long to leave the services alone after the last look, in milliseconds. */
  get wait(): number {
    return Math.max(this.#service.health.wait, this.#mlflow.health.wait);
  }

  /** Neither source has a single line, as far as they were asked. */
  get isEmpty(): boolean {
    return !this.#isUnread && this.#service.isEmpty && this.#mlflow.isEmpty;
  }

  /** Why the log can't be read; undefined when it can be, or there is none. */
  get failure(): Error | undefined {
    const isGivenUp = this.#isFinished || this.#mlflowIsLost;
    if (!this.#serviceIsLost || !this.#mlflow.isEmpty || !isGivenUp) return undefined;
    return this.#service.health.failure ?? this.#mlflow.health.failure;
  }

  /** The lines come from MLflow, which has no times. */
  get lacksTimes(): boolean {
    return !this.#mlflow.isEmpty;
  }

  /** Brings what is new; the first time, what is wanted of the past. */
  async *look(): AsyncGenerator<readonly LogLine[], Look> {
    const live = { isOver: false, endTime: undefined };
    const look = yield* this.#lookAtService(live);
    if (look !== 'lost' && look !== 'unknown') return look;
    if (this.#mlflowIsLost) return 'nothing';
    const second = yield* this.#lookAtMlflow(live);
    this.#mlflowIsLost = second === 'lost';
    // the service may only have been too early
    if (second === 'new') this.#serviceIsLost = true;
    return second;
  }

  /** Brings what is left of an attempt that is over. One that was not looked at before may bring its last lines only. */
  async *finish(endTime: number | undefined): AsyncGenerator<readonly LogLine[], void> {
    const end = { isOver: true, endTime };
    const isTail = !this.#hasBegun && this.#options.past.tail !== undefined;
    if (isTail && this.#options.past.tail === 0) {
      this.#isUnread = true;
      return;
    }
    if (
      !this.#serviceIsLost ||
      (this.#service.health.failure !== undefined && this.#mlflow.isEmpty)
    ) {
      this.#serviceIsLost = false;
      this.#service.health.revive();
      yield* this.#drain(end, this.#service, () => this.#lookAtService(end), isTail);
    }
    if (this.#serviceIsLost || (await this.#lacksRecords(end))) {
      this.#mlflow.health.revive();
      yield* this.#drain(end, this.#mlflow, () => this.#lookAtMlflow(end), isTail);
    }
    this.#isFinished = true;
  }

  /** Whether the service has not a single record, from before the time that is wanted either. */
  async #lacksRecords(end: AttemptEnd): Promise<boolean> {
    if (this.#service.isEmpty && this.#options.past.since !== undefined) {
      for await (const _ of this.#service.tail(0, end));
    }
    return this.#service.isEmpty;
  }

  /** Looks until three looks in a row find nothing; once for the last lines of what is over. */
  async *#drain(
    { endTime }: AttemptEnd,
    source: LogSource,
    look: () => AsyncGenerator<readonly LogLine[], Look>,
    isTail: boolean,
  ): AsyncGenerator<readonly LogLine[], void> {
    const { polling, signal } = this.#options;
    const isSettled = endTime !== undefined && Date.now() - endTime > settledAfter;
    for (let quiet = 0; quiet < quietLooks;) {
      const found = yield* look();
      if (found === 'lost' || isTail) return;
      if (found === 'failed') await pause(source.health.wait, signal);
      else {
        quiet = found === 'new' ? 0 : quiet + 1;
        if (!isSettled && quiet < quietLooks) await pause(polling.drain, signal);
      }
    }
  }

  async *#lookAtService(end: AttemptEnd): AsyncGenerator<readonly LogLine[], Look> {
    if (this.#serviceIsLost) return 'lost';
    const { tail } = this.#options.past;
    const isFirst = !this.#hasBegun;
    const lines =
      isFirst && tail !== undefined ? this.#service.tail(tail, end) : this.#service.look(end);
    const look = yield* this.#shownAs(lines);
    if (look === 'new' || look === 'nothing') this.#hasBegun = true;
    if (look === 'lost') this.#serviceIsLost = true;
    return look;
  }

  /** Passes on what a source brings, and remembers it. */
  async *#shownAs(
    source: AsyncGenerator<readonly LogLine[], Look>,
  ): AsyncGenerator<readonly LogLine[], Look> {
    for (;;) {
      const next = await source.next();
      if (next.done === true) return next.value;
      this.#shown.add(next.value);
      yield next.value;
    }
  }

  async *#lookAtMlflow(end: AttemptEnd): AsyncGenerator<readonly LogLine[], Look> {
    const { tail } = this.#options.past;
    if (!this.#mlflowHasBegun && !this.#service.isEmpty && !this.#service.reachesBack) {
      return yield* this.#goOnFromTail(end);
    }
    const isTail = !this.#mlflowHasBegun && this.#service.isEmpty && tail !== undefined;
    const source = isTail ? this.#mlflow.tail(tail, end) : this.#mlflow.look(end);
    for (;;) {
      const next = await source.next();
      if (next.done === true) {
        if (isTail && next.value === 'new') this.#mlflowHasBegun = true;
        return next.value;
      }
      this.#mlflowHasBegun = true;
      const lines = this.#service.isEmpty ? next.value : this.#unshown(next.value);
      if (lines.length > 0) yield lines;
    }
  }

  /** Of a log whose beginning was not shown: what comes after the line that was shown last. */
  async *#goOnFromTail(end: AttemptEnd): AsyncGenerator<readonly LogLine[], Look> {
    const source = this.#mlflow.tail(searched, end);
    const last: LogLine[] = [];
    let next = await source.next();
    for (; next.done !== true; next = await source.next()) {
      for (const line of next.value) last.push(line);
    }
    if (last.length === 0) return next.value;
    this.#mlflowHasBegun = true;
    const lines = this.#shown.after(last);
    if (lines.length > 0) yield lines;
    return next.value;
  }

  /** The lines of one node come together. */
  #unshown(lines: readonly LogLine[]): readonly LogLine[] {
    const node = lines[0]?.node ?? 0;
    const filter = this.#filters.get(node) ?? this.#shown.filterOf(node);
    this.#filters.set(node, filter);
    return filter(lines);
  }
}
