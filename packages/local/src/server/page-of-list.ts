import { natural } from './natural.ts';

const usualPageSize = 100;

export interface PageOfList<T> {
  readonly members: readonly T[];
  readonly nextPageToken: string | undefined;
}

/** A page of a list that stays as it is: its token is the place where the next page begins. */
export function pageOfList<T>(list: readonly T[], query: URLSearchParams): PageOfList<T> {
  const start = natural(query, 'page_token') ?? 0;
  const end = start + (natural(query, 'page_size') || usualPageSize);
  return {
    members: list.slice(start, end),
    nextPageToken: end < list.length ? String(end) : undefined,
  };
}
