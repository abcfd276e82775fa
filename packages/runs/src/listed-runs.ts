import { currentUser, listJobRuns } from '@air/workspace';
import type { JobRun, Workspace } from '@air/workspace';
import { isAirRun } from './air-run.ts';
import type { RunSource, RunSourceOptions } from './run-source.ts';

/** AIR runs from the full list, which brings whole runs, of every user and of every kind. */
export class ListedRuns implements RunSource {
  readonly #pages: AsyncGenerator<readonly JobRun[], void>;
  readonly #isWanted: Promise<(run: JobRun) => boolean>;
  readonly #seen = new Set<string>();
  /** Found in the list and not yet brought. */
  readonly #waiting: JobRun[] = [];
  #isComplete = false;
  readonly unreadable = 0;

  constructor(workspace: Workspace, { allUsers, activeOnly, signal }: RunSourceOptions) {
    this.#pages = listJobRuns(workspace, { activeOnly }, { signal });
    this.#isWanted = allUsers === true ? Promise.resolve(isAirRun) : ownRuns(workspace, signal);
    this.#isWanted.catch(() => undefined); // told when it is asked for
  }

  get hasMore(): boolean {
    return !this.#isComplete || this.#waiting.length > 0;
  }

  async next(count: number): Promise<readonly JobRun[]> {
    await this.#fill(count);
    return this.#waiting.splice(0, count);
  }

  async newestIds(): Promise<readonly string[]> {
    await this.#fill(1);
    return this.#waiting.map(({ runId }) => runId);
  }

  async #fill(count: number): Promise<void> {
    while (!this.#isComplete && this.#waiting.length < count) {
      const [page, isWanted] = await Promise.all([this.#pages.next(), this.#isWanted]);
      if (page.done === true) this.#isComplete = true;
      else this.#waiting.push(...page.value.filter((run) => isWanted(run) && this.#isNew(run)));
    }
  }

  #isNew({ runId }: JobRun): boolean {
    if (this.#seen.has(runId)) return false;
    this.#seen.add(runId);
    return true;
  }
}

/** Tells the caller's own AIR runs from others. */
async function ownRuns(
  workspace: Workspace,
  signal: AbortSignal | undefined,
): Promise<(run: JobRun) => boolean> {
  const { userName } = await currentUser(workspace, { signal });
  const me = userName.toLowerCase();
  return (run) => isAirRun(run) && run.creator?.toLowerCase() === me;
}
