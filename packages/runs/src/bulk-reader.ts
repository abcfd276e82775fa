import { listJobRuns } from '@air/workspace';
import type { JobRun, Workspace } from '@air/workspace';
import { isRefusal } from './request-failure.ts';
import type { RunSourceOptions } from './run-source.ts';
import { mostAtATime } from './side-by-side.ts';

/** Fewer runs than a page of the full list can have are read one by one. */
const mostSingly = 25;

/** Reads many runs whose ids are known by pages of the full list, as long as that is quicker than run by run. */
export class BulkReader {
  readonly #pages: AsyncGenerator<readonly JobRun[], void>;
  readonly #isIndexed: (runId: string) => boolean;
  /** Read, and not asked for yet. */
  readonly #read = new Map<string, JobRun>();
  #pays = true;

  /** `isIndexed` tells the runs that may be asked for from those of others. */
  constructor(
    workspace: Workspace,
    { activeOnly, signal }: RunSourceOptions,
    isIndexed: (runId: string) => boolean,
  ) {
    this.#isIndexed = isIndexed;
    this.#pages = listJobRuns(workspace, { activeOnly }, { signal });
  }

  /** Reads pages until most of the runs are there, if there are many. The newest are to be asked for first. */
  async prepare(runIds: readonly string[]): Promise<void> {
    if (runIds.length <= mostSingly) return;
    while (this.#pays && this.#missing(runIds) >= mostAtATime) {
      const runs = (await this.#nextPage()).filter(({ runId }) => this.#isIndexed(runId));
      for (const run of runs) this.#read.set(run.runId, run);
      // in the time of one page as many runs are read one by one
      this.#pays = runs.length >= mostAtATime;
    }
  }

  /** A run that a page had, once. */
  take(runId: string): JobRun | undefined {
    const run = this.#read.get(runId);
    this.#read.delete(runId);
    return run;
  }

  #missing(runIds: readonly string[]): number {
    return runIds.filter((runId) => !this.#read.has(runId)).length;
  }

  /** Nothing when there are no more pages, and where the list is not for the caller. */
  async #nextPage(): Promise<readonly JobRun[]> {
    try {
      return (await this.#pages.next()).value ?? [];
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return [];
    }
  }
}
