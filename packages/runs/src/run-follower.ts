import { getRun, getRunOutput, type JobRun, type Workspace } from '@air/workspace';
import type { FollowOptions } from './follow-run.ts';
import { isFatal } from './logs/alert.ts';
import { LogFollower } from './logs/log-follower.ts';
import type { LogLine } from './logs/log-line.ts';
import { isRequestFailure, isUnknown, oneTry, Patience } from './patience.ts';
import { defaultPolling, pause, pauseAfter, type Polling } from './polling.ts';
import type { RunEvent } from './run-event.ts';
import { attemptOf, isWaiting, latestAttempt, statusOf } from './run-status.ts';

/** Looks at a run again and again, and tells what changed. */
export class RunFollower {
  readonly #workspace: Workspace;
  readonly #runId: string;
  readonly #options: FollowOptions;
  readonly #polling: Polling;
  readonly #patience = new Patience();
  /** A run that was just submitted may not be known yet. */
  readonly #unknownUntil: number;
  #looksSinceChange = 0;
  #status: string | undefined;
  #message: string | undefined;
  #attempt = 0;
  #log: LogFollower | undefined;

  constructor(workspace: Workspace, runId: string, options: FollowOptions) {
    this.#workspace = workspace;
    this.#runId = runId;
    this.#options = options;
    this.#polling = { ...defaultPolling, ...options.polling };
    this.#unknownUntil = Date.now() + this.#polling.unknown;
  }

  async *events(): AsyncGenerator<RunEvent, void> {
    const { signal } = this.#options;
    for (;;) {
      const run = await this.#look();
      if (run !== undefined) {
        const { status, ended, succeeded, message } = statusOf(run);
        yield* this.#earlierAttempts(run);
        // the last lines come before the news that there are no more
        if (ended) yield* this.#restOfLog(run);
        yield* this.#statusChange(status);
        if (ended) {
          yield { type: 'end', status, succeeded, ...(message === undefined ? {} : { message }) };
          return;
        }
        if (isWaiting(run)) yield* this.#news(run);
        else this.#log ??= this.#openLog(run);
        if (this.#log !== undefined) yield* this.#newLines(this.#log);
      }
      await pause(this.#pause(), signal);
      this.#looksSinceChange += 1;
    }
  }

  /** Reads the run; undefined when that failed in a way that may pass. */
  async #look(): Promise<JobRun | undefined> {
    const { signal } = this.#options;
    try {
      const run = await getRun(this.#workspace, this.#runId, { signal, ...oneTry });
      this.#patience.renew();
      return run;
    } catch (error) {
      if (!isRequestFailure(error)) throw error;
      const early = this.#status === undefined && Date.now() < this.#unknownUntil;
      if (isUnknown(error) && early) return undefined;
      if (!this.#patience.bears(error)) throw error;
      this.#slowDown();
      return undefined;
    }
  }

  *#statusChange(status: string): Generator<RunEvent, void> {
    if (status === this.#status) return;
    yield { type: 'status', status, previousStatus: this.#status };
    this.#status = status;
    this.#looksSinceChange = 0;
  }

  /** Brings the attempts that are over, each to its last line, up to the latest one. */
  async *#earlierAttempts(run: JobRun): AsyncGenerator<RunEvent, void> {
    const { attemptNumber = 0, maxRetries } = latestAttempt(run) ?? {};
    for (let retry = this.#attempt + 1; retry <= attemptNumber; retry++) {
      yield* this.#restOfLog(run);
      this.#attempt = retry;
      this.#log = undefined;
      yield { type: 'retry', retry, maxRetries };
    }
  }

  /** What the platform says while the run waits, when it says something new. */
  async *#news(run: JobRun): AsyncGenerator<RunEvent, void> {
    const text = await this.#statusMessage(run);
    if (text === undefined || text === this.#message) return;
    this.#message = text;
    yield { type: 'message', text };
  }

  /** The text for the user, if there is one. Output that can't be read is no failure: workspace-api.md, "Runs". */
  async #statusMessage(run: JobRun): Promise<string | undefined> {
    const { signal } = this.#options;
    const task = latestAttempt(run);
    if (task === undefined) return undefined;
    try {
      const { statusMessage } = await getRunOutput(this.#workspace, task.runId, {
        signal,
        ...oneTry,
      });
      return /^STATUS:\s*(\S[^]*?)\s*$/.exec(statusMessage ?? '')?.[1];
    } catch (error) {
      if (!isRequestFailure(error)) throw error;
      return undefined;
    }
  }

  #openLog(run: JobRun): LogFollower {
    const { node, signal } = this.#options;
    return new LogFollower(this.#workspace, {
      runId: this.#runId,
      attempt: this.#attempt,
      node,
      startTime: attemptOf(run, this.#attempt)?.startTime ?? run.startTime,
      polling: this.#polling,
      signal,
    });
  }

  async *#newLines(log: LogFollower): AsyncGenerator<RunEvent, void> {
    const look = yield* withAlerts(log.look());
    if (look === 'failed') this.#slowDown();
  }

  async *#restOfLog(run: JobRun): AsyncGenerator<RunEvent, void> {
    const log = this.#log ?? this.#openLog(run);
    yield* withAlerts(log.drain(attemptOf(run, this.#attempt)?.endTime ?? run.endTime));
  }

  /** Until the next look. */
  #pause(): number {
    const asked = Math.max(this.#patience.askedWait, this.#log?.askedWait ?? 0);
    return Math.max(pauseAfter(this.#looksSinceChange, this.#polling), asked);
  }

  /** What fails is not asked in quick succession. */
  #slowDown(): void {
    this.#looksSinceChange = Number.POSITIVE_INFINITY;
  }
}

async function* withAlerts<T>(lines: AsyncGenerator<LogLine, T>): AsyncGenerator<RunEvent, T> {
  for (;;) {
    const next = await lines.next();
    if (next.done === true) return next.value;
    const line = next.value;
    if (isFatal(line.line)) yield { type: 'alert', ...line };
    yield { type: 'log', ...line };
  }
}
