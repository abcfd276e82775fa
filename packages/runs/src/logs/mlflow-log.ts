import { getRunOutput, openArtifacts } from '@air/workspace';
import type { ArtifactStore, Workspace } from '@air/workspace';
import { oneTry } from '../patience.ts';
import { pause } from '../polling.ts';
import type { Polling } from '../polling.ts';
import { isFatal } from './alert.ts';
import type { LogLine } from './log-line.ts';
import type { AttemptEnd, LogSource } from './log-source.ts';
import type { Look } from './look.ts';
import { NodeChunks } from './node-chunks.ts';
import { SourceHealth } from './source-health.ts';

export interface MlflowLogOptions {
  readonly attempt: number;
  /** The attempt's own run id, by which its output is asked for. */
  readonly taskRunId: () => string | undefined;
  readonly node: number | 'all';
  readonly polling: Polling;
  readonly signal: AbortSignal | undefined;
}

interface NodeFolder {
  readonly node: number;
  readonly path: string;
}

/** The log of one attempt as MLflow keeps it, in files: workspace-api.md, "Logs". Its lines have no times. */
export class MlflowLog implements LogSource {
  readonly health: SourceHealth;
  readonly #workspace: Workspace;
  readonly #options: MlflowLogOptions;
  readonly #chunks = new Map<number, NodeChunks>();
  #store: ArtifactStore | undefined;
  #root: string | undefined;
  #isEmpty = true;

  constructor(workspace: Workspace, options: MlflowLogOptions) {
    this.#workspace = workspace;
    this.#options = options;
    this.health = new SourceHealth(options.polling.live);
  }

  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  async *look({ isOver }: AttemptEnd): AsyncGenerator<readonly LogLine[], Look> {
    let found = false;
    try {
      for await (const { node, chunks } of this.#nodes()) {
        for await (const lines of chunks.read(isOver, this.#callOptions())) {
          found = true;
          this.#isEmpty = false;
          yield logLines(node, lines);
        }
      }
    } catch (error) {
      return this.health.failed(error);
    }
    this.health.succeeded();
    return found ? 'new' : 'nothing';
  }

  /** The last lines of each node: without times there is no order among nodes. */
  async *tail(count: number, end: AttemptEnd): AsyncGenerator<readonly LogLine[], Look> {
    const placed = new Set<number>();
    for (;;) {
      const look = (await this.#goToLast(count, end, placed)) ?? (yield* this.look(end));
      if (look !== 'failed') return look;
      await pause(this.health.wait, this.#options.signal);
    }
  }

  /** Goes to the last lines of each node that is not among those; undefined when all are there. */
  async #goToLast(
    count: number,
    { isOver }: AttemptEnd,
    placed: Set<number>,
  ): Promise<Look | undefined> {
    try {
      for await (const { node, chunks } of this.#nodes()) {
        if (!placed.has(node)) await chunks.goToLast(count, isOver, this.#callOptions());
        placed.add(node);
      }
      return undefined;
    } catch (error) {
      return this.health.failed(error);
    }
  }

  async *#nodes(): AsyncGenerator<{ readonly node: number; readonly chunks: NodeChunks }, void> {
    const store = await this.#openStore();
    if (store === undefined) return;
    for (const { node, path } of await this.#folders(store)) {
      const chunks = this.#chunks.get(node) ?? new NodeChunks(store, path);
      this.#chunks.set(node, chunks);
      yield { node, chunks };
    }
  }

  /** Undefined while the run has no MLflow run. */
  async #openStore(): Promise<ArtifactStore | undefined> {
    if (this.#store !== undefined) return this.#store;
    const taskRunId = this.#options.taskRunId();
    if (taskRunId === undefined) return undefined;
    const { mlflowRunId } = await getRunOutput(this.#workspace, taskRunId, this.#callOptions());
    if (mlflowRunId === undefined || mlflowRunId === '') return undefined;
    this.#store = await openArtifacts(this.#workspace, mlflowRunId, this.#callOptions());
    return this.#store;
  }

  async #folders(store: ArtifactStore): Promise<readonly NodeFolder[]> {
    this.#root ??= await this.#findRoot(store);
    const root = this.#root;
    if (root === undefined) return [];
    const { node } = this.#options;
    if (node !== 'all') return [{ node, path: `${root}/node_${node}` }];
    const artifacts = await store.list(root, this.#callOptions());
    return artifacts
      .flatMap(({ path }) => {
        const [, number] = /\/node_(\d+)\/?$/.exec(path) ?? [];
        return number === undefined ? [] : { node: Number(number), path };
      })
      .toSorted((a, b) => a.node - b.node);
  }

  /** The attempt's own folder, or the one of all nodes where there are no folders for attempts. */
  async #findRoot(store: ArtifactStore): Promise<string | undefined> {
    const names = (await store.list('logs', this.#callOptions())).map(({ path }) =>
      path.replace(/\/$/, ''),
    );
    const own = `logs/attempt_${this.#options.attempt}`;
    if (names.includes(own)) return own;
    const isFlat = !names.some((name) => name.startsWith('logs/attempt_'));
    return isFlat && names.some((name) => name.startsWith('logs/node_')) ? 'logs' : undefined;
  }

  #callOptions(): { readonly signal: AbortSignal | undefined; readonly tries: 1 } {
    return { signal: this.#options.signal, ...oneTry };
  }
}

function logLines(node: number, lines: readonly string[]): LogLine[] {
  return lines.map((line) => ({ node, line, time: undefined, isFatal: isFatal(line) }));
}
