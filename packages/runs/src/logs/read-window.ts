import { setImmediate } from 'node:timers/promises';
import { listLogRecords, logTrail } from '@air/workspace';
import type { CallOptions, LogQuery, LogRecord, Page, Workspace } from '@air/workspace';
import { oneTry } from '../patience.ts';

/** Which records to read. Times are in seconds. */
export interface LogWindow {
  readonly attempt: number;
  readonly node: number | 'all';
  readonly from: number;
  readonly to: number;
  /** The oldest record first, or the newest. */
  readonly ascending: boolean;
}

const pageSize = 10_000;

/** Reads the first page of a window, in one try. */
export async function readFirstPage(
  workspace: Workspace,
  runId: string,
  window: LogWindow,
  { signal }: CallOptions,
): Promise<readonly LogRecord[]> {
  const options = { signal, ...oneTry };
  return (await listLogRecords(workspace, runId, queryOf(window), options)).members;
}

/**
 * Reads a window page by page, and the next page while one is used. The first page gets one try, since a look is repeated
 * anyway; a later one gets all of them, so that what came before it need not come again.
 */
export async function* readWindow(
  workspace: Workspace,
  runId: string,
  window: LogWindow,
  { signal }: CallOptions,
): AsyncGenerator<readonly LogRecord[], void> {
  const query = queryOf(window);
  const trail = logTrail(workspace, runId);
  const read = (pageToken: string | undefined): Promise<Page<LogRecord>> => {
    const tries = pageToken === undefined ? oneTry : {};
    return listLogRecords(workspace, runId, { ...query, pageToken }, { signal, ...tries });
  };
  let next: Promise<Page<LogRecord>> | undefined = read(undefined);
  while (next !== undefined) {
    const page: Page<LogRecord> = await next;
    const token = trail.after(page);
    next = token === undefined ? undefined : read(token);
    // who stops reading is not told of what fails after that
    next?.catch(() => {});
    // it goes out now, not when this page has been worked through
    if (next !== undefined) await setImmediate();
    yield page.members;
  }
}

function queryOf({ node, ...window }: LogWindow): LogQuery {
  return { ...window, node: node === 'all' ? undefined : node, pageSize };
}
