import { type CallOptions, listLogRecords, type LogRecord, type Workspace } from '@air/workspace';

/** Which records to read. Times are in seconds. */
export interface LogWindow {
  readonly attempt: number;
  readonly node: number | 'all';
  readonly from: number;
  readonly to: number;
}

const pageSize = 10_000;

/** Reads a window page by page, the oldest record first. A page token that comes a second time ends it. */
export async function* readWindow(
  workspace: Workspace,
  runId: string,
  window: LogWindow,
  options: CallOptions,
): AsyncGenerator<LogRecord[], void> {
  const node = window.node === 'all' ? undefined : window.node;
  const query = { ...window, node, ascending: true, pageSize };
  const tokens = new Set<string>();
  let pageToken: string | undefined;
  for (;;) {
    const page = await listLogRecords(workspace, runId, { ...query, pageToken }, options);
    yield page.records;
    pageToken = page.nextPageToken;
    if (pageToken === undefined || tokens.has(pageToken)) return;
    tokens.add(pageToken);
  }
}
