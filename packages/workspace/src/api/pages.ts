import * as v from 'valibot';
import { WorkspaceError } from '../errors.ts';
import type { WorkspaceRequest } from '../http/request.ts';
import type { Workspace } from '../open-workspace.ts';
import { lenient } from './scalars.ts';

/** A page of a list, and the token of the next one if there is one. */
export interface Page<T> {
  readonly members: readonly T[];
  readonly nextPageToken: string | undefined;
}

const pageToken = lenient(v.union([v.string(), v.number()]));

/** The shape of a page that has its list under a name. */
export function pageOf<T>(
  name: string,
  list: v.GenericSchema<unknown, T[]>,
): v.GenericSchema<unknown, Page<T>> {
  return v.pipe(
    v.looseObject({ next_page_token: pageToken }),
    v.transform((raw): Page<T> => ({
      members: v.parse(list, raw[name]),
      nextPageToken: String(raw.next_page_token ?? '') || undefined,
    })),
  );
}

type PagedRequest<T> = Omit<WorkspaceRequest<Page<T>>, 'method'>;

/** Reads a list page by page, each when it is asked for, and gives the members of each. */
export async function* pagesOf<T>(
  workspace: Workspace,
  { query, ...request }: PagedRequest<T>,
): AsyncGenerator<readonly T[], void> {
  const trail = new PageTrail(workspace, request.path);
  let token: string | undefined;
  do {
    const page: Page<T> = await workspace.request({
      ...request,
      method: 'GET',
      query: { ...query, page_token: token },
    });
    yield page.members;
    token = trail.after(page);
  } while (token !== undefined);
}

/** Reads a list to its end. */
export async function membersOf<T>(workspace: Workspace, request: PagedRequest<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const members of pagesOf(workspace, request)) {
    for (const member of members) all.push(member);
  }
  return all;
}

/** So many pages may follow each other that are empty, or the same again. */
const mostIdlePages = 500;

/** No list has more pages: the longest ones have 25 members a page. */
const mostPages = 10_000;

/** Leads from page to page of one list, and to an end of it, whatever the service answers. */
export class PageTrail {
  readonly #host: string;
  readonly #path: string;
  readonly #mostPages: number;
  readonly #tokens = new Set<string>();
  #idlePages = 0;
  #lastPage = '';

  constructor({ host }: Workspace, path: string, most: number = mostPages) {
    this.#host = host;
    this.#path = path;
    this.#mostPages = most;
  }

  /**
   * The token of the page that comes after this one. A token that comes a second time ends the list: workspace-api.md,
   * "Requests". Throws a WorkspaceError when the list has no end.
   */
  after({ members, nextPageToken: token }: Page<unknown>): string | undefined {
    if (token === undefined || this.#tokens.has(token)) return undefined;
    this.#tokens.add(token);
    const page = JSON.stringify([members.length, members[0], members.at(-1)]);
    this.#idlePages = members.length === 0 || page === this.#lastPage ? this.#idlePages + 1 : 0;
    this.#lastPage = page;
    if (this.#idlePages >= mostIdlePages) throw this.#endless(mostIdlePages, ' without news');
    if (this.#tokens.size >= this.#mostPages) throw this.#endless(this.#mostPages);
    return token;
  }

  #endless(pages: number, kind = ''): WorkspaceError {
    return new WorkspaceError(
      'unexpected-answer',
      `${this.#host} answered GET ${this.#path} with ${pages} pages in a row${kind}, and says that there are more`,
      { hint: 'Try again in a moment.', status: 200 },
    );
  }
}
