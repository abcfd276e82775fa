import * as v from 'valibot';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { integer, nanoseconds, optionalText } from './scalars.ts';

/** One entry of the log service: usually a line. */
export interface LogRecord {
  readonly recordId: string | undefined;
  readonly node: number;
  readonly timeUnixNano: bigint;
  readonly body: string;
}

/** Which records to ask for. Times are in whole seconds. */
export interface LogQuery {
  readonly attempt: number;
  /** Left out: all nodes. */
  readonly node?: number | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly ascending?: boolean | undefined;
  readonly pageSize?: number | undefined;
  readonly pageToken?: string | undefined;
}

/** One page of records, and the token of the next page if there is one. */
export interface LogPage {
  readonly records: LogRecord[];
  readonly nextPageToken: string | undefined;
}

/** Reads one page of a run's log (workspace-api.md, "Logs"). */
export async function listLogRecords(
  workspace: Workspace,
  runId: string,
  query: LogQuery,
  options: CallOptions = {},
): Promise<LogPage> {
  return workspace.request({
    method: 'GET',
    path: `/api/2.0/ai-training/workflows/by-run-id/${encodeURIComponent(runId)}/logs`,
    query: {
      from: query.from,
      to: query.to,
      'ref.attempt_number': query.attempt,
      'filter.node_index': query.node,
      ascending: query.ascending,
      page_size: query.pageSize,
      page_token: query.pageToken,
    },
    answer: logPage,
    ...options,
  });
}

const logRecord = v.pipe(
  v.object({
    record_id: v.nullish(v.union([v.string(), v.number()])),
    time_unix_nano: nanoseconds,
    body: v.nullish(v.string()),
    node_index: v.nullish(integer),
  }),
  v.transform((raw): LogRecord => ({
    recordId:
      raw.record_id === null || raw.record_id === undefined ? undefined : String(raw.record_id),
    node: raw.node_index ?? 0,
    timeUnixNano: raw.time_unix_nano,
    body: raw.body ?? '',
  })),
);

const logPage = v.pipe(
  v.object({
    log_records: v.nullish(v.array(logRecord)),
    next_page_token: optionalText,
  }),
  v.transform((raw): LogPage => ({
    records: raw.log_records ?? [],
    nextPageToken: raw.next_page_token || undefined,
  })),
);
