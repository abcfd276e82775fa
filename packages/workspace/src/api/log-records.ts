import * as v from 'valibot';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { pageOf, PageTrail } from './pages.ts';
import type { Page } from './pages.ts';
import { pathSegment } from './path-segment.ts';

/** One entry of the log service: usually a line. */
export interface LogRecord {
  readonly recordId: string | undefined;
  readonly node: number;
  /** Whole seconds since 1970; 0 when the service tells no time. */
  readonly seconds: number;
  /** What comes on top of the seconds. */
  readonly nanoseconds: number;
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

/** Reads one page of a run's log (workspace-api.md, "Logs"). */
export async function listLogRecords(
  workspace: Workspace,
  runId: string,
  query: LogQuery,
  options: CallOptions = {},
): Promise<Page<LogRecord>> {
  return workspace.request({
    method: 'GET',
    path: logPath(runId),
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

/** Leads through the pages of a log, of which there may be very many. */
export function logTrail(workspace: Workspace, runId: string): PageTrail {
  return new PageTrail(workspace, logPath(runId), mostPages);
}

const mostPages = 100_000;

function logPath(runId: string): string {
  return `/api/2.0/ai-training/workflows/by-run-id/${pathSegment(runId)}/logs`;
}

const logPage = pageOf(
  'log_records',
  v.pipe(
    v.unknown(),
    v.transform((raw) =>
      (Array.isArray(raw) ? raw : []).flatMap((record: unknown) => readRecord(record) ?? []),
    ),
  ),
);

/** By hand, since a page has thousands. What a record lacks is empty; what is no record is left out. */
function readRecord(raw: unknown): LogRecord | undefined {
  if (!isObject(raw)) return undefined;
  const { record_id: id, time_unix_nano: time, node_index: node, body } = raw;
  const digits = typeof time === 'string' || typeof time === 'number' ? String(time) : '';
  const isTime = /^\d{10,19}$/.test(digits);
  return {
    recordId: typeof id === 'string' || typeof id === 'number' ? String(id) : undefined,
    node: nodeOf(node),
    seconds: isTime ? Number(digits.slice(0, -9)) : 0,
    nanoseconds: isTime ? Number(digits.slice(-9)) : 0,
    body: typeof body === 'string' ? body : '',
  };
}

/** The number of a node, or of the first one. */
function nodeOf(index: unknown): number {
  const node = Number(index ?? 0);
  return Number.isSafeInteger(node) && node >= 0 ? node : 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
