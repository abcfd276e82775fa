/** A page of a list, and the token of the next one if there is one. */
export interface Page {
  readonly nextPageToken: string | undefined;
}

/** Reads a list page by page, each when it is asked for. A page token that comes a second time ends it: workspace-api.md, "Requests". */
export async function* pagesOf<P extends Page>(
  read: (pageToken: string | undefined) => Promise<P>,
): AsyncGenerator<P, void> {
  const tokens = new Set<string>();
  let token: string | undefined;
  for (;;) {
    const page = await read(token);
    yield page;
    token = page.nextPageToken;
    if (token === undefined || tokens.has(token)) return;
    tokens.add(token);
  }
}
