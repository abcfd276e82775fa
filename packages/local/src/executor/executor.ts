import { setTimeout as delay } from 'node:timers/promises';
import { after } from '../after.ts';
import { complain } from '../complain.ts';
import { reasonOf } from '../reason-of.ts';
import { RunLogs } from '../store/run-logs.ts';
import { attemptFailed, attemptStarted, lastAttempt, runEnded } from '../store/run-progress.ts';
import type { Ending } from '../store/run-progress.ts';
import { hasEnded } from '../store/run-record.ts';
import type { RunRecord } from '../store/run-record.ts';
import type { RunStore } from '../store/runs.ts';
import type { Env } from '../store/state-directory.ts';
import { commandPaths, nodeLayout } from '../store/submission.ts';
import type { WorkspaceFiles } from '../store/workspace-files.ts';
import { runAttempt } from './attempt.ts';
import { couldNotStart } from './could-not-start.ts';
import { readLaunchInputs } from './launch-input.ts';
import type { Patience } from './node-process.ts';
import { stoppedEnding, StopRequest } from './stop-request.ts';
import type { StopReason } from './stop-request.ts';
import { killLeftovers } from './terminate.ts';
import { Watchdog } from './watchdog.ts';

export interface ExecutorOptions {
  readonly stateDirectory: string;
  readonly runs: RunStore;
  readonly files: WorkspaceFiles;
  readonly serverEnv: Env;
  readonly patience: Patience;
}

interface ActiveRun {
  readonly stop: StopRequest;
  readonly ended: Promise<void>;
}

/** Runs what is submitted, each run by itself, and writes down what becomes of it. */
export class Executor {
  readonly #options: ExecutorOptions;
  readonly #watchdog = new Watchdog();
  readonly #active = new Map<string, ActiveRun>();
  #isClosing = false;
  #onRunEnded: (() => void) | undefined;

  constructor(options: ExecutorOptions) {
    this.#options = options;
  }

  get activeRuns(): number {
    return this.#active.size;
  }

  /** Calls back after each run. */
  onRunEnded(listener: () => void): void {
    this.#onRunEnded = listener;
  }

  /** Ends what a server that was killed has left, processes and records. Before anything else starts. */
  async recover(): Promise<void> {
    const { runs } = this.#options;
    for (const run of runs.list().filter((each) => !hasEnded(each))) {
      const attempt = lastAttempt(run);
      await killLeftovers(attempt.nodes);
      const logs = new RunLogs(runs.directory(run.runId));
      await logs.repair(attempt.number, nodeLayout(run.submission).nodes);
      const message = 'The server of the local workspace ended while the run was going.';
      await this.#end(run.runId, { outcome: 'FAILED', message });
    }
  }

  start(run: RunRecord): void {
    const stop = new StopRequest();
    if (this.#isClosing) stop.make('shut-down');
    const ended = this.#execute(run, stop).finally(() => {
      this.#active.delete(run.runId);
      this.#onRunEnded?.();
    });
    this.#active.set(run.runId, { stop, ended });
  }

  /** Asks a run to end; one that is over stays as it is. */
  stop(runId: string, reason: StopReason): void {
    this.#active.get(runId)?.stop.make(reason);
  }

  /** Ends every run, and returns when their ends are written down. */
  async close(): Promise<void> {
    this.#isClosing = true;
    for (const { stop } of this.#active.values()) stop.make('shut-down');
    while (this.#active.size > 0) {
      await Promise.all([...this.#active.values()].map(async ({ ended }) => ended));
    }
    this.#watchdog.close();
  }

  async #execute(run: RunRecord, stop: StopRequest): Promise<void> {
    const { timeout_seconds: limit } = run.submission;
    const clearLimit = limit ? after(limit * 1000, () => stop.make('timed-out')) : undefined;
    try {
      await this.#end(run.runId, await this.#tryUntilEnd(run, stop));
    } catch (error) {
      const message = `The local workspace could not go on with the run: ${reasonOf(error)}.`;
      await this.#end(run.runId, { outcome: 'FAILED', message });
    } finally {
      clearLimit?.();
    }
  }

  /** Whatever the disk says, a run that is over does not look as if it went on. */
  async #end(runId: string, ending: Ending): Promise<void> {
    const { runs } = this.#options;
    try {
      await runs.update(runId, (run) => runEnded(run, ending));
    } catch (error) {
      complain(`run ${runId}: ${reasonOf(error)}`);
      runs.assume(runId, (run) => runEnded(run, ending));
    }
  }

  /** Attempt after attempt, until one succeeds, none is left or the run is to stop. */
  async #tryUntilEnd(run: RunRecord, stop: StopRequest): Promise<Ending> {
    const { runs, patience } = this.#options;
    const retries = run.submission.tasks[0].max_retries ?? 0;
    for (let number = 0; ; number += 1) {
      const result = await this.#attempt(run, number, stop);
      if (stop.reason) return stoppedEnding(stop.reason, run.submission.timeout_seconds);
      if (result.kind === 'succeeded') return { outcome: 'SUCCESS', message: '' };
      if (result.kind === 'hopeless' || number === retries) {
        return { outcome: 'FAILED', message: result.message };
      }
      await runs.update(run.runId, (each) => attemptFailed(each, result.message));
      await delay(patience.retryMs, undefined, { signal: stop.signal }).catch(ignore);
    }
  }

  async #attempt(run: RunRecord, number: number, stop: StopRequest): Promise<AttemptResult> {
    if (stop.reason) return { kind: 'failed', message: '' };
    const { runs, files, stateDirectory, serverEnv, patience } = this.#options;
    const runDirectory = runs.directory(run.runId);
    try {
      const failure = await runAttempt({
        run,
        number,
        inputs: await readLaunchInputs(files, commandPaths(run.submission), stateDirectory),
        runDirectory,
        files,
        logs: new RunLogs(runDirectory),
        watchdog: this.#watchdog,
        serverEnv,
        patience,
        signal: stop.signal,
        onStarted: async (nodes) => {
          await runs.update(run.runId, (each) => attemptStarted(each, nodes));
        },
      });
      return failure === undefined ? { kind: 'succeeded' } : { kind: 'failed', message: failure };
    } catch (error) {
      return { kind: 'hopeless', message: couldNotStart(error) };
    }
  }
}

type AttemptResult =
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed'; readonly message: string }
  /** It could not even begin, and the next try would go the same way. */
  | { readonly kind: 'hopeless'; readonly message: string };

function ignore(): void {}
