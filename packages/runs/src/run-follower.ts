import { getRun } from '@air/workspace';
import type { JobRun, Workspace } from '@air/workspace';
import { RunsError } from './errors.ts';
import { AttemptLog } from './logs/attempt-log.ts';
import type { Past } from './logs/attempt-log.ts';
import type { LogLine } from './logs/log-line.ts';
import { oneTry, Patience } from './patience.ts';
import { Cadence, defaultPolling, pause } from './polling.ts';
import type { Polling } from './polling.ts';
import { isRequestFailure, isUnknown, mayPass } from './request-failure.ts';
import type { EndEvent, RunEvent } from './run-event.ts';
import { attemptOf, isWaiting, latestAttempt, statusOf } from './run-status.ts';
import { taskOutput } from './task-output.ts';
import { explainUnknown } from './unknown-run.ts';

export interface FollowOptions {
  /** Whose output to bring. */
  readonly node: number | 'all';
  readonly signal?: AbortSignal | undefined;
  /** How often to ask; what is not given suits a person who watches. */
  readonly polling?: Partial<Polling> | undefined;
}

export interface FollowerOptions extends FollowOptions {
  /** What of the past to bring of the first attempt that is read; all of it unless told. */
  readonly past?: Past | undefined;
  /** The attempt to begin with: the first one unless told. One that is named is the only one. */
  readonly attempt?: number | 'latest' | undefined;
  /** Goes on until the end, unless told. */
  readonly follow?: boolean | undefined;
}

/** Looks at a run again and again, and tells what changed. One request is on its way at a time. */
export class RunFollower {
  readonly #workspace: Workspace;
  readonly #runId: string;
  readonly #options: FollowerOptions;
  readonly #polling: Polling;
  readonly #patience: Patience;
  readonly #statusCadence: Cadence;
  readonly #logCadence: Cadence;
  /** A run that was just submitted may not be known yet. */
  readonly #unknownUntil: number;
  #run: JobRun | undefined;
  #status: string | undefined;
  #message: string | undefined;
  #attempt = 0;
  #log: AttemptLog | undefined;
  #past: Past;
  #trouble: string | undefined;
  #lacksLog = true;
  #lacksTimes = false;

  constructor(workspace: Workspace, runId: string, options: FollowerOptions) {
    this.#workspace = workspace;
    this.#runId = runId;
    this.#options = options;
    this.#past = options.past ?? {};
    this.#polling = { ...defaultPolling, ...options.polling };
    this.#patience = new Patience(this.#polling.live);
    this.#statusCadence = Cadence.ofStatus(this.#polling);
    this.#logCadence = Cadence.ofLog(this.#polling);
    this.#unknownUntil = Date.now() + this.#polling.unknown;
  }

  async *events(): AsyncGenerator<RunEvent, void> {
    for (;;) {
      if (this.#statusCadence.wait === 0) {
        const run = await this.#look();
        if (run !== undefined) {
          const end = yield* this.#tell(run);
          if (end !== undefined) return yield end;
        }
      }
      // while the workspace does not answer at all, its log service is not to blame
      const log = this.#patience.wait === 0 ? this.#log : undefined;
      if (log !== undefined && this.#logCadence.wait === 0) yield* this.#newLines(log);
      const logWait = log === undefined ? Number.POSITIVE_INFINITY : this.#logCadence.wait;
      await pause(Math.min(this.#statusCadence.wait, logWait), this.#options.signal);
    }
  }

  /** Reads the run; undefined when that failed in a way that may pass. */
  async #look(): Promise<JobRun | undefined> {
    const { signal } = this.#options;
    try {
      const run = await getRun(this.#workspace, this.#runId, { signal, ...oneTry });
      this.#patience.renew();
      this.#statusCadence.looked();
      return run;
    } catch (error) {
      if (!isRequestFailure(error)) throw error;
      const early = this.#status === undefined && Date.now() < this.#unknownUntil;
      const isEarly = isUnknown(error) && early;
      if (!isEarly && !(mayPass(error) && this.#patience.bears(error))) {
        throw await explainUnknown(this.#workspace, this.#runId, error, { signal });
      }
      this.#statusCadence.looked(this.#patience.wait);
      return undefined;
    }
  }

  /** Tells what is new about the run. Gives the end when there is no more to come. */
  async *#tell(run: JobRun): AsyncGenerator<RunEvent, EndEvent | undefined> {
    if (this.#run === undefined) {
      this.#attempt = this.#firstAttempt(run);
      yield { type: 'found', workload: latestAttempt(run)?.workload };
    }
    this.#run = run;
    const { status, ended } = statusOf(run);
    yield* this.#earlierAttempts(run);
    const isLast = ended || this.#isOver(run);
    // the last lines come before the news that there are no more
    if (isLast) yield* this.#restOfLog(run);
    const isLastLook = isLast || this.#options.follow === false;
    // of a run that is only looked back on there is no news
    if (!isLastLook || this.#options.past === undefined || this.#status !== undefined) {
      yield* this.#statusChange(status);
    }
    if (isLast) return this.#end(run);
    if (isWaiting(run)) yield* this.#newMessage(run);
    else this.#log ??= this.#openLog(run);
    if (this.#options.follow !== false) return undefined;
    if (this.#log !== undefined) yield* this.#newLines(this.#log);
    return this.#end(run);
  }

  #firstAttempt(run: JobRun): number {
    const { attempt: wanted = 0 } = this.#options;
    const latest = latestAttempt(run)?.attemptNumber ?? 0;
    if (wanted === 'latest') return latest;
    if (wanted <= latest) return wanted;
    const there = latest === 0 ? 'one attempt, 0' : `attempts 0 to ${latest}`;
    throw new RunsError(
      'attempt-not-found',
      `run ${this.#runId} has no attempt ${wanted}: it has ${there}`,
    );
  }

  /** Whether the only attempt that is wanted is over, though the run may go on. */
  #isOver(run: JobRun): boolean {
    if (typeof this.#options.attempt !== 'number') return false;
    return (latestAttempt(run)?.attemptNumber ?? 0) > this.#attempt;
  }

  *#statusChange(status: string): Generator<RunEvent, void> {
    if (status === this.#status) return;
    yield { type: 'status', status, previousStatus: this.#status };
    this.#status = status;
    this.#statusCadence.changed();
    this.#statusCadence.looked();
    this.#logCadence.changed();
  }

  /** Brings the attempts that are over, each to its last line, up to the latest one. */
  async *#earlierAttempts(run: JobRun): AsyncGenerator<RunEvent, void> {
    if (typeof this.#options.attempt === 'number') return;
    const { attemptNumber = 0, maxRetries } = latestAttempt(run) ?? {};
    for (let retry = this.#attempt + 1; retry <= attemptNumber; retry++) {
      yield* this.#restOfLog(run);
      this.#attempt = retry;
      this.#log = undefined;
      yield { type: 'retry', retry, maxRetries };
    }
  }

  /** What the platform says while the run waits, when it says something new. */
  async *#newMessage(run: JobRun): AsyncGenerator<RunEvent, void> {
    const options = { signal: this.#options.signal, ...oneTry };
    const output = await taskOutput(this.#workspace, latestAttempt(run), options);
    const text = /^STATUS:\s*(\S[^]*?)\s*$/.exec(output?.statusMessage ?? '')?.[1];
    if (text === undefined || text === this.#message) return;
    this.#message = text;
    yield { type: 'message', text };
  }

  #openLog(run: JobRun): AttemptLog {
    const { node, signal } = this.#options;
    const attempt = this.#attempt;
    const past = this.#past;
    // what is wanted of the past is said of the first attempt
    this.#past = { since: past.since };
    return new AttemptLog(this.#workspace, {
      runId: this.#runId,
      attempt,
      taskRunId: () => (this.#run === undefined ? undefined : attemptOf(this.#run, attempt)?.runId),
      node,
      startTime: attemptOf(run, attempt)?.startTime ?? run.startTime,
      past,
      polling: this.#polling,
      signal,
    });
  }

  async *#newLines(log: AttemptLog): AsyncGenerator<RunEvent, void> {
    const started = Date.now();
    const lines = log.look();
    let next = await lines.next();
    for (; next.done !== true; next = await lines.next()) yield linesEvent(next.value);
    if (next.value === 'failed') this.#statusCadence.changed();
    // what takes long and brings nothing is not asked all the time
    const idle = next.value === 'new' ? 0 : Date.now() - started;
    yield* this.#troubleOf(log);
    this.#logCadence.looked(Math.max(log.wait, idle));
  }

  async *#restOfLog(run: JobRun): AsyncGenerator<RunEvent, void> {
    const log = this.#log ?? this.#openLog(run);
    const endTime = attemptOf(run, this.#attempt)?.endTime ?? run.endTime;
    for await (const lines of log.finish(endTime)) yield linesEvent(lines);
    yield* this.#troubleOf(log);
  }

  *#troubleOf(log: AttemptLog): Generator<RunEvent, void> {
    if (!log.isEmpty) this.#lacksLog = false;
    if (log.lacksTimes) this.#lacksTimes = true;
    const text =
      log.failure && `the log of run ${this.#runId} cannot be read: ${log.failure.message}`;
    if (text === undefined || text === this.#trouble) return;
    this.#trouble = text;
    yield { type: 'trouble', text };
  }

  #end(run: JobRun): EndEvent {
    const { status, ended, succeeded, message } = statusOf(run);
    return {
      type: 'end',
      status,
      ended,
      succeeded,
      ...(message === undefined ? {} : { message }),
      isStatusNew: status !== this.#status,
      lacksLog: this.#lacksLog,
      lacksTimes: this.#lacksTimes,
    };
  }
}

function linesEvent(lines: readonly LogLine[]): RunEvent {
  return { type: 'lines', lines };
}
