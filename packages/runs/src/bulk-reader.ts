import { type JobRun, listRunsPage, pagesOf, type RunPage, type Workspace } from '@air/workspace';
import { isRefusal } from './refusal.ts';
import type { RunSourceOptions } from './run-source.ts';
import { mostAtATime } from './side-by-side.ts';

/** Fewer runs than a page of the full list can have are read one by one. */
const mostSingly = 25;

/** Reads many runs whose ids are known by pages of the full list, as long as that is quicker than run by run. */
export class BulkReader {
  readonly #pages: AsyncGenerator<RunPage, void>;
  #pays = true;

  constructor(workspace: Workspace, { activeOnly, signal }: RunSourceOptions) {
    this.#pages = pagesOf((pageToken) =>
      listRunsPage(workspace, { activeOnly, pageToken }, { signal }),
    );
  }

  /** Those of the runs that it came across, by their ids. The newest are to be asked for first. */
  async read(runIds: readonly string[]): Promise<ReadonlyMap<string, JobRun>> {
    const found = new Map<string, JobRun>();
    if (runIds.length <= mostSingly) return found;
    const wanted = new Set(runIds);
    while (this.#pays && wanted.size - found.size >= mostAtATime) {
      const known = found.size;
      for (const run of await this.#nextPage()) {
        if (wanted.has(run.runId)) found.set(run.runId, run);
      }
      // in the time of one page as many runs are read one by one
      this.#pays = found.size - known >= mostAtATime;
    }
    return found;
  }

  /** Nothing when there are no more pages, and where the list is not for the caller. */
  async #nextPage(): Promise<readonly JobRun[]> {
    try {
      return (await this.#pages.next()).value?.runs ?? [];
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return [];
    }
  }
}
