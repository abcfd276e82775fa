import { hasEnded } from '../store/run-record.ts';
import type { RunRecord } from '../store/run-record.ts';
import { natural } from './natural.ts';

export interface PageOfRuns {
  readonly runs: readonly RunRecord[];
  readonly nextPageToken: string | undefined;
}

/** A page of a list that is newest first. Its token names the last run shown, so new runs do not shift the next page. */
export function pageOfRuns(
  newestFirst: readonly RunRecord[],
  query: URLSearchParams,
  maxLimit: number,
): PageOfRuns {
  const limit = Math.min(natural(query, 'limit') ?? maxLimit, maxLimit) || maxLimit;
  const before = natural(query, 'page_token') ?? Number.POSITIVE_INFINITY;
  const isActiveOnly = query.get('active_only') === 'true';
  const left = newestFirst.filter(
    (run) => run.sequence < before && !(isActiveOnly && hasEnded(run)),
  );
  const runs = left.slice(0, limit);
  const last = runs.at(-1);
  return {
    runs,
    nextPageToken: last && left.length > limit ? String(last.sequence) : undefined,
  };
}
