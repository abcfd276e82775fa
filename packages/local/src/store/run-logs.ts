import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NodeLog, repairNodeLog } from './node-log.ts';
import { NodeLogWriter } from './node-log-writer.ts';
import type { Redactor } from './redact.ts';

export interface OpenNodeLog {
  readonly node: number;
  readonly log: NodeLog;
}

/** The output of one run: a folder an attempt, and in it a log a node. */
export class RunLogs {
  readonly #directory: string;

  constructor(runDirectory: string) {
    this.#directory = join(runDirectory, 'logs');
  }

  async begin(attempt: number, node: number, redactor: Redactor): Promise<NodeLogWriter> {
    await mkdir(join(this.#directory, `attempt_${attempt}`), { recursive: true });
    return NodeLogWriter.open(this.#base(attempt, node), redactor);
  }

  /** Hands over the logs of those nodes that have begun, and closes them afterwards. */
  async read<T>(
    attempt: number,
    nodes: readonly number[],
    use: (logs: readonly OpenNodeLog[]) => Promise<T>,
  ): Promise<T> {
    const opened: OpenNodeLog[] = [];
    try {
      for (const node of nodes) {
        const log = await NodeLog.open(this.#base(attempt, node));
        if (log) opened.push({ node, log });
      }
      return await use(opened);
    } finally {
      await Promise.all(opened.map(async ({ log }) => log.close()));
    }
  }

  /** Makes the logs of an attempt whole again after a crash. */
  async repair(attempt: number, nodes: number): Promise<void> {
    for (let node = 0; node < nodes; node += 1) await repairNodeLog(this.#base(attempt, node));
  }

  #base(attempt: number, node: number): string {
    return join(this.#directory, `attempt_${attempt}`, `node_${node}`);
  }
}
