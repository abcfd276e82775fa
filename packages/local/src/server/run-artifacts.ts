import { logChunk, logChunks } from '../store/log-chunks.ts';
import { RunLogs } from '../store/run-logs.ts';
import type { RunRecord } from '../store/run-record.ts';
import { nodeLayout } from '../store/submission.ts';

/** A file or folder of an MLflow run. */
export interface Artifact {
  readonly path: string;
  /** Undefined for a folder. */
  readonly bytes: number | undefined;
}

interface NodeFolder {
  readonly path: string;
  readonly attempt: number;
  readonly node: number;
}

/**
 * The log chunks of a run as MLflow artifacts: `logs/node_<n>/logs-<i>.chunk.txt`, or below `logs/attempt_<a>/` for
 * a run that may be retried. Source: workspace-api.md, "Logs".
 */
export class RunArtifacts {
  readonly #folders: readonly NodeFolder[];
  readonly #logs: RunLogs;

  constructor(run: RunRecord, runDirectory: string) {
    this.#logs = new RunLogs(runDirectory);
    const nodes = Array.from({ length: nodeLayout(run.submission).nodes }, (_, node) => node);
    const isRetried = (run.submission.tasks[0].max_retries ?? 0) > 0;
    this.#folders = run.attempts.flatMap(({ number: attempt }) => {
      const folder = isRetried ? `logs/attempt_${attempt}` : 'logs';
      return nodes.map((node) => ({ path: `${folder}/node_${node}`, attempt, node }));
    });
  }

  /** What lies directly in a folder; nothing for one that is not there. */
  async list(folder: string): Promise<Artifact[]> {
    const wanted = folder.replace(/\/+$/, '');
    const prefix = wanted === '' ? '' : `${wanted}/`;
    const files = await Promise.all(
      this.#folders
        .filter(({ path }) => `${path}/`.startsWith(prefix))
        .map(async (each) => this.#files(each)),
    );
    const found = new Map<string, Artifact>();
    for (const file of files.flat()) {
      const [name = '', ...below] = file.path.slice(prefix.length).split('/');
      const path = `${prefix}${name}`;
      found.set(path, below.length === 0 ? file : { path, bytes: undefined });
    }
    return [...found.values()];
  }

  /** The bytes of a file as it is now; undefined when there is none. */
  async read(path: string): Promise<Buffer | undefined> {
    const [, folderPath, chunkNumber] = /^(.*)\/logs-(\d{1,9})\.chunk\.txt$/.exec(path) ?? [];
    const folder = this.#folders.find((each) => each.path === folderPath);
    if (!folder) return undefined;
    return this.#logs.read(folder.attempt, [folder.node], async ([opened]) => {
      if (!opened) return undefined;
      const chunk = await logChunk(opened.log, Number(chunkNumber));
      return chunk && opened.log.slice(chunk.start, chunk.end);
    });
  }

  async #files({ path, attempt, node }: NodeFolder): Promise<Artifact[]> {
    return this.#logs.read(attempt, [node], async ([opened]) => {
      const chunks = opened ? await logChunks(opened.log) : [];
      return chunks.map(({ start, end }, index) => ({
        path: `${path}/logs-${index}.chunk.txt`,
        bytes: end - start,
      }));
    });
  }
}
