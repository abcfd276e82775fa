import { readLogPage } from '../store/log-page.ts';
import type { NodeWindow } from '../store/log-page.ts';
import type { NodeLog } from '../store/node-log.ts';
import { RunLogs } from '../store/run-logs.ts';
import { lastAttempt } from '../store/run-progress.ts';
import type { RunRecord } from '../store/run-record.ts';
import { nodeLayout } from '../store/submission.ts';
import { logPageToken, parseLogPageToken } from './log-page-token.ts';
import { natural } from './natural.ts';
import { invalidParameter } from './service-error.ts';

/** Most records of a page. */
const maxPageSize = 10_000;

/** Answers a request for log records. Source: workspace-api.md, "Logs". */
export async function readLogs(
  run: RunRecord,
  runDirectory: string,
  query: URLSearchParams,
): Promise<unknown> {
  const token = parseLogPageToken(query.get('page_token'));
  const attempt = token?.attempt ?? natural(query, 'ref.attempt_number') ?? lastAttempt(run).number;
  const ascending = token?.ascending ?? query.get('ascending') !== 'false';
  const pageSize = Math.min(natural(query, 'page_size') || 1000, maxPageSize);
  const nodes = wantedNodes(run, query);
  const logs = new RunLogs(runDirectory);
  return logs.read(attempt, nodes, async (opened) => {
    const windows = await Promise.all(
      opened.map(async ({ node, log }) =>
        windowOf(node, log, query, ascending, token?.positions.get(node)),
      ),
    );
    const page = await readLogPage(windows, { ascending, pageSize });
    return {
      log_records: page.records.map(({ node, line, time, body }) => ({
        time_unix_nano: String(time),
        body,
        node_index: node,
        record_id: `${attempt}-${node}-${line}`,
      })),
      next_page_token: page.more
        ? logPageToken({ attempt, ascending, positions: page.positions })
        : undefined,
    };
  });
}

async function windowOf(
  node: number,
  log: NodeLog,
  query: URLSearchParams,
  ascending: boolean,
  position: number | undefined,
): Promise<NodeWindow> {
  const from = nanoseconds(query, 'from');
  const to = nanoseconds(query, 'to');
  const low = from === undefined ? 0 : await log.firstSince(from);
  const high = to === undefined ? log.lines : await log.firstSince(to + 1n);
  const start = position ?? (ascending ? low : high);
  return { node, log, low, high, position: Math.min(Math.max(start, low), Math.max(low, high)) };
}

/** All nodes, or the one that is asked for; one that the run does not have has no records. */
function wantedNodes(run: RunRecord, query: URLSearchParams): number[] {
  const { nodes } = nodeLayout(run.submission);
  const all = Array.from({ length: nodes }, (_, node) => node);
  const wanted = natural(query, 'filter.node_index');
  return wanted === undefined ? all : all.filter((node) => node === wanted);
}

/** A time of the query: seconds, with a fraction if need be. */
function nanoseconds(query: URLSearchParams, name: string): bigint | undefined {
  const text = query.get(name);
  if (!text) return undefined;
  const [, seconds = '', fraction = ''] = /^(\d{1,11})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  if (seconds === '') throw invalidParameter(`${name} must be seconds since 1970, got "${text}".`);
  return BigInt(seconds) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'));
}
