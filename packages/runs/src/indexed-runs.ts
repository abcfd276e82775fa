import { getRun, listOwnRuns } from '@air/workspace';
import type { IndexedRun, JobRun, Workspace } from '@air/workspace';
import { mayBeAirRun } from './air-run.ts';
import { BulkReader } from './bulk-reader.ts';
import { isRefusal } from './request-failure.ts';
import type { RunSource, RunSourceOptions } from './run-source.ts';
import { sideBySide } from './side-by-side.ts';

/** The caller's own runs: their ids from the cheap index, each then read by itself, or many at once. */
export class IndexedRuns implements RunSource {
  readonly #workspace: Workspace;
  readonly #options: RunSourceOptions;
  readonly #pages: AsyncGenerator<readonly IndexedRun[], void>;
  readonly #bulk: BulkReader;
  readonly #seen = new Set<string>();
  /** Found in the index and not yet read. */
  #waiting: IndexedRun[] = [];
  #isComplete = false;
  #unreadable = 0;

  constructor(workspace: Workspace, options: RunSourceOptions) {
    this.#workspace = workspace;
    this.#options = options;
    this.#bulk = new BulkReader(workspace, options, (runId) => this.#seen.has(runId));
    const { activeOnly, signal } = options;
    this.#pages = listOwnRuns(workspace, { activeOnly }, { signal });
  }

  get hasMore(): boolean {
    return !this.#isComplete || this.#waiting.length > 0;
  }

  get unreadable(): number {
    return this.#unreadable;
  }

  async next(count: number): Promise<readonly JobRun[]> {
    await this.#fill(count);
    const ids = this.#waiting.splice(0, count).map(({ runId }) => runId);
    await this.#bulk.prepare(ids);
    const runs = await sideBySide(ids, async (id) => this.#bulk.take(id) ?? this.#read(id));
    return runs.filter((run) => run !== undefined).filter(mayBeAirRun);
  }

  async newestIds(): Promise<readonly string[]> {
    await this.#fill(1);
    return this.#waiting.map(({ runId }) => runId);
  }

  /** Reads the index until so many runs wait. One that is not newest first is read whole, and put in order. */
  async #fill(count: number): Promise<void> {
    while (!this.#isComplete && (this.#waiting.length < count || !isNewestFirst(this.#waiting))) {
      const page = await this.#pages.next();
      if (page.done === true) this.#isComplete = true;
      else this.#waiting.push(...page.value.filter(({ runId }) => this.#isNew(runId)));
    }
    if (!isNewestFirst(this.#waiting)) this.#waiting.sort(byTime);
  }

  #isNew(runId: string): boolean {
    if (this.#seen.has(runId)) return false;
    this.#seen.add(runId);
    return true;
  }

  /** Reads a run; undefined when the service does not let us: workspace-api.md, "Runs". */
  async #read(runId: string): Promise<JobRun | undefined> {
    const { signal } = this.#options;
    try {
      return await getRun(this.#workspace, runId, { signal });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#unreadable += 1;
      return undefined;
    }
  }
}

function isNewestFirst(runs: readonly IndexedRun[]): boolean {
  return runs.every((run, index) => byTime(runs[index - 1] ?? run, run) <= 0);
}

function byTime(a: IndexedRun, b: IndexedRun): number {
  return timeOf(b) - timeOf(a);
}

/** A run that the index gives no time for is taken for new. */
function timeOf({ submitTime = Number.MAX_VALUE }: IndexedRun): number {
  return submitTime;
}
