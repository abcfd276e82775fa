import { randomUUID } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { findRun, readLogs } from '@air/runs';
import type { EndEvent, LogLine } from '@air/runs';

import { CliError } from '../errors/cli-error.ts';
import type { Session } from '../session.ts';
import { growHeapSlowly } from '../v8-flags.ts';
import { checkNode, nodesOf } from './followed-node.ts';
import type { FollowedNode } from './followed-node.ts';
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
  const folder = join(directory, 'logs');
  const files = new LogFiles(folder);
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
        } else if (event.type === 'lines') await files.write(event.lines);
        else if (event.type === 'trouble') throw new CliError('log-unreadable', event.text);
        else if (event.type === 'end') {
          const written = await files.finish();
          const note = goesOn(runId, event);
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

function goesOn(runId: string, { ended, lacksLog, status }: EndEvent): string | undefined {
  if (lacksLog) return `Run ${runId} is ${status}; no line of its log was found`;
  return ended ? undefined : `Run ${runId} goes on: what it has written so far is there`;
}

interface LogFile {
  readonly path: string;
  /** Where it is written until it is whole. */
  readonly temporary: string;
  readonly stream: WriteStream;
}

class LogFiles {
  readonly #folder: string;
  readonly #files = new Map<number, LogFile>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async write(lines: readonly LogLine[]): Promise<void> {
    const texts = new Map<number, string>();
    for (const { node, line } of lines) texts.set(node, `${texts.get(node) ?? ''}${line}\n`);
    for (const [node, text] of texts) {
      const { stream } = this.#files.get(node) ?? (await this.#open(node));
      if (!stream.write(text)) await once(stream, 'drain');
    }
  }

  /** Puts all files in place. Gives their paths, by node. */
  async finish(): Promise<readonly string[]> {
    const files = [...this.#files].toSorted(([a], [b]) => a - b).map(([, file]) => file);
    for (const { stream, temporary, path } of files) {
      stream.end();
      await finished(stream);
      await rename(temporary, path);
    }
    this.#files.clear();
    return files.map(({ path }) => path);
  }

  /** Removes what is not in place. */
  async discard(): Promise<void> {
    for (const { stream, temporary } of this.#files.values()) {
      stream.destroy();
      await rm(temporary, { force: true });
    }
  }

  async #open(node: number): Promise<LogFile> {
    await mkdir(this.#folder, { recursive: true });
    const path = join(this.#folder, `node_${node}.log`);
    const temporary = `${path}.${randomUUID()}.part`;
    const stream = createWriteStream(temporary, { flags: 'wx' });
    await once(stream, 'open');
    const file = { path, temporary, stream };
    this.#files.set(node, file);
    return file;
  }
}
