import type { JobRun } from '@air/workspace';

export interface RunSourceOptions {
  /** Runs of everyone, not just the caller's own. */
  readonly allUsers?: boolean | undefined;
  /** Runs that have not ended. The service may still bring others. */
  readonly activeOnly: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** AIR runs, the newest first, each brought once and read no earlier than it is asked for. */
export interface RunSource {
  /** Whether there may be further runs. */
  readonly hasMore: boolean;
  /** How many runs could not be read so far; they are left out. */
  readonly unreadable: number;
  /** The next runs, `count` at most. There may be fewer, even none, while there are more to come. */
  next(count: number): Promise<readonly JobRun[]>;
  /** The ids of the newest runs, without reading the runs. */
  newestIds(): Promise<readonly string[]>;
}
