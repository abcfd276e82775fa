import { join } from 'node:path';
import { findRun, readLogs } from '@air/runs';
import type { EndEvent } from '@air/runs';

import { CliError } from '../errors/cli-error.ts';
import type { Session } from '../session.ts';
import { growHeapSlowly } from '../v8-flags.ts';
import { checkNode, nodesOf } from './followed-node.ts';
import type { FollowedNode } from './followed-node.ts';
import { LogFiles } from './log-files.ts';
import { pollingOf } from './polling-of.ts';

interface DownloadLogsOptions {
  /** All nodes unless told. */
  readonly node: FollowedNode | undefined;
  /** The attempt; the latest one unless told. */
  readonly attempt: number | undefined;
  readonly directory: string;
}

/** Writes the whole log of each node to a file of its own: cli.md. No file is there before it is whole. */
export async function downloadLogs(
  session: Session,
  asked: string,
  { node = 'all', attempt, directory }: DownloadLogsOptions,
): Promise<void> {
  const { output, profile } = session;
  await growHeapSlowly(50);
  const workspace = await session.workspace();
  const files = new LogFiles(join(directory, 'logs'));
  try {
    await session.interruptible(async (signal) => {
      const runId = await findRun(workspace, asked, { signal });
      const events = readLogs(workspace, runId, {
        node,
        attempt,
        follow: false,
        signal,
        polling: pollingOf(profile),
      });
      for await (const event of events) {
        if (event.type === 'found') {
          const nodes = nodesOf(event.workload);
          if (nodes !== undefined) checkNode(node, nodes);
        } else if (event.type === 'lines') {
          await files.write(event.lines);
        } else if (event.type === 'trouble') {
          throw new CliError('log-unreadable', event.text);
        } else if (event.type === 'end') {
          const written = await files.finish();
          const note = lackOf(runId, event);
          if (note !== undefined) output.note(note);
          output.result(
            { run_id: runId, status: event.status, files: written },
            { result: written.map((path) => `Wrote ${path}`).join('\n') },
          );
        }
      }
    });
  } finally {
    await files.discard();
  }
}

/** Why the files may not be all that there will be. */
function lackOf(runId: string, { ended, lacksLog, status }: EndEvent): string | undefined {
  if (lacksLog) return `Run ${runId} is ${status}; no line of its log was found`;
  return ended ? undefined : `Run ${runId} goes on: what it has written so far is there`;
}
