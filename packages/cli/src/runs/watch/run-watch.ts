import { setTimeout as sleep } from 'node:timers/promises';
import { cancelRuns, dashboardUrl, listRuns } from '@air/runs';
import type { ListOptions, Progress } from '@air/runs';
import type { Env, Workspace } from '@air/workspace';

import { CliError } from '../../errors/cli-error.ts';
import type { Terminal } from '../../terminal.ts';
import { pressedKeys } from './keys.ts';
import { openPage } from './open-page.ts';
import { moved, selectedRun, viewLines } from './run-view.ts';
import type { RunView } from './run-view.ts';
import type { Screen } from './screen.ts';

interface RunWatchOptions {
  readonly workspace: Workspace;
  readonly terminal: Terminal;
  readonly env: Env;
  readonly list: Omit<ListOptions, 'withProgress' | 'signal'>;
}

/** Milliseconds from one list to the next: short at first and after a key, then twice as long each time, up to a limit. */
const quickPause = 500;
const usualPause = 5000;
/** The limit while lists fail. */
const longestPause = 60_000;

/** With every so many lists comes the progress of the runs, which takes three requests a run. */
const listsForProgress = 6;

/** A list of runs that is kept up to date, and the keys that are pressed at it. */
export class RunWatch {
  readonly #options: RunWatchOptions;
  readonly #progress = new Map<string, Progress>();
  #view: RunView;
  #screen: Screen | undefined;
  /** Ends the pause between two lists. */
  #wake = new AbortController();

  constructor(options: RunWatchOptions) {
    this.#options = options;
    this.#view = {
      title: `AIR runs on ${options.workspace.host}`,
      runs: undefined,
      selected: undefined,
      message: 'Reading the list …',
      trouble: undefined,
      asksToCancel: undefined,
    };
  }

  /** Until a run is chosen to be followed, whose id it gives, or until the user has seen enough. Goes on where it was. */
  async untilChosen(screen: Screen, interrupt: AbortSignal): Promise<string | undefined> {
    this.#screen = screen;
    const done = new AbortController();
    const signal = AbortSignal.any([interrupt, done.signal]);
    const ignoreSize = this.#options.terminal.onResize(() => this.#show({}));
    this.#show({});
    const refreshing = this.#refreshAgainAndAgain(signal);
    try {
      return await Promise.race([this.#answerKeys(signal), refreshing]);
    } finally {
      done.abort();
      ignoreSize();
      await refreshing.catch(() => undefined); // it lost the race, or its failure is thrown already
    }
  }

  async #refreshAgainAndAgain(signal: AbortSignal): Promise<never> {
    let pause = quickPause;
    for (let lists = 0; ; lists += 1) {
      let limit = usualPause;
      try {
        await this.#refresh(lists % listsForProgress === 0, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (this.#view.runs === undefined || !(error instanceof Error)) throw error;
        limit = longestPause;
        this.#show({ trouble: error.message });
      }
      pause = (await this.#pause(pause, signal)) ? Math.min(limit, 2 * pause) : quickPause;
    }
  }

  /** Waits; false when a key has ended it. */
  async #pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    this.#wake = new AbortController();
    const either = AbortSignal.any([signal, this.#wake.signal]);
    try {
      return await sleep(milliseconds, true, { signal: either });
    } catch {
      signal.throwIfAborted();
      return false;
    }
  }

  async #refresh(withProgress: boolean, signal: AbortSignal): Promise<void> {
    const { workspace, list } = this.#options;
    const { runs } = await listRuns(workspace, { ...list, withProgress, signal });
    for (const { runId, progress } of runs) {
      if (progress !== undefined) this.#progress.set(runId, progress);
    }
    this.#show({
      runs: runs.map((run) => ({ ...run, progress: this.#progress.get(run.runId) })),
      trouble: undefined,
      ...(this.#view.runs === undefined && { message: '' }),
    });
  }

  async #answerKeys(signal: AbortSignal): Promise<string | undefined> {
    for await (const key of pressedKeys(this.#options.terminal.input, signal)) {
      if (key === 'ctrl-c') throw new CliError('interrupted', 'interrupted');
      const run = selectedRun(this.#view);
      if (this.#view.asksToCancel !== undefined) {
        await this.#answerQuestion(key, signal);
      } else if (key === 'q' || key === 'escape') {
        return undefined;
      } else if (key === 'return' && run !== undefined) {
        this.#view = { ...this.#view, message: '' };
        return run.runId;
      } else if (key === 'o' && run !== undefined) {
        await this.#open(run.runId);
      } else {
        this.#press(key, run?.runId);
      }
    }
    return undefined;
  }

  #press(key: string, runId: string | undefined): void {
    this.#view = { ...this.#view, message: '' };
    if (key === 'up' || key === 'k') this.#view = moved(this.#view, -1);
    if (key === 'down' || key === 'j') this.#view = moved(this.#view, 1);
    if (key === 'r') this.#wake.abort();
    if (key === 'c') this.#show({ asksToCancel: runId });
    this.#show({});
  }

  /** The link is there in any case: the browser may be on another screen. */
  async #open(runId: string): Promise<void> {
    const { workspace, env } = this.#options;
    const url = dashboardUrl(workspace, runId);
    const isOpen = await openPage(url, env);
    this.#show({ message: `${isOpen ? 'Opened' : 'Open'} ${url}` });
  }

  async #answerQuestion(key: string, signal: AbortSignal): Promise<void> {
    const { asksToCancel: runId } = this.#view;
    this.#show({ asksToCancel: undefined, message: 'Nothing was cancelled' });
    if (key !== 'y' || runId === undefined) return;
    this.#show({ message: `Cancelling run ${runId} …` });
    try {
      const { failed } = await cancelRuns(this.#options.workspace, [runId], { signal });
      this.#show({ message: failed[0]?.error.message ?? `Cancelled run ${runId}` });
    } catch (error) {
      signal.throwIfAborted();
      this.#show({ message: error instanceof Error ? error.message : String(error) });
    }
    this.#wake.abort();
  }

  /** Changes the view and draws it. */
  #show(change: Partial<RunView>): void {
    this.#view = { ...this.#view, ...change };
    this.#screen?.draw(viewLines(this.#view, this.#options.terminal));
  }
}
