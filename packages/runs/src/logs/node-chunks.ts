import type { Artifact, ArtifactStore, CallOptions } from '@air/workspace';
import { splitLines } from './log-line.ts';

interface Chunk {
  readonly number: number;
  readonly path: string;
  readonly bytes: number | undefined;
}

const lineFeed = 0x0a;

/**
 * One node's log as a row of files, the last of which grows: workspace-api.md, "Logs". Reads each byte once. A line goes
 * on from one file to the next, and so does a character of several bytes.
 */
export class NodeChunks {
  /** The file to go on with, and where in it. */
  #number = -1;
  #offset = 0;
  /** The beginning of a line whose end is not there yet. */
  #rest: Uint8Array = new Uint8Array();
  readonly #store: ArtifactStore;
  readonly #folder: string;

  constructor(store: ArtifactStore, folder: string) {
    this.#store = store;
    this.#folder = folder;
  }

  /** Brings the lines that are new, a file at a time. Of what is over and grows no more, the last line may lack its end. */
  async *read(isOver: boolean, options: CallOptions): AsyncGenerator<readonly string[], void> {
    const chunks = await this.#list(options);
    let hasGrown = false;
    for (const [at, chunk] of chunks.entries()) {
      if (chunk.number < this.#number) continue;
      if (chunk.number > this.#number) this.#goTo(chunk.number, 0);
      const isLast = at === chunks.length - 1;
      if (chunk.bytes === undefined || chunk.bytes > this.#offset) {
        const bytes = await this.#store.read(chunk.path, this.#offset, options);
        this.#offset += bytes.length;
        hasGrown ||= bytes.length > 0;
        const lines = this.#linesOf(bytes);
        if (lines.length > 0) yield lines;
        // there is more of it: the next file would come too early
        if (!isLast && this.#offset < (chunk.bytes ?? 0)) return;
      }
    }
    if (isOver && !hasGrown && this.#rest.length > 0) {
      yield splitLines(textOf(this.#rest));
      this.#rest = new Uint8Array();
    }
  }

  /** The last lines, and goes on after them. Reads from the end, and no more files than it takes. */
  async tail(count: number, isOver: boolean, options: CallOptions): Promise<readonly string[]> {
    const chunks = await this.#list(options);
    const parts: Uint8Array[] = [];
    let found = 0;
    for (const chunk of chunks.toReversed()) {
      const bytes = await this.#store.read(chunk.path, 0, options);
      if (parts.length === 0) this.#goTo(chunk.number, bytes.length);
      parts.unshift(bytes);
      found += linesIn(bytes);
      // one more, since the first one may have begun in a file before
      if (found > count) break;
    }
    const lines = this.#linesOf(Buffer.concat(parts));
    const all =
      isOver && this.#rest.length > 0 ? [...lines, ...splitLines(textOf(this.#rest))] : lines;
    if (isOver) this.#rest = new Uint8Array();
    return count === 0 ? [] : all.slice(-count);
  }

  #goTo(number: number, offset: number): void {
    this.#number = number;
    this.#offset = offset;
  }

  /** In the order of their numbers, which is not that of their names. */
  async #list(options: CallOptions): Promise<readonly Chunk[]> {
    const artifacts = await this.#store.list(this.#folder, options);
    return artifacts
      .flatMap((artifact) => chunkOf(artifact) ?? [])
      .toSorted((a, b) => a.number - b.number);
  }

  #linesOf(bytes: Uint8Array): readonly string[] {
    const end = bytes.lastIndexOf(lineFeed) + 1;
    if (end === 0) {
      this.#rest = joined(this.#rest, bytes);
      return [];
    }
    const text = textOf(joined(this.#rest, bytes.subarray(0, end)));
    this.#rest = bytes.slice(end);
    return splitLines(text);
  }
}

function chunkOf({ path, bytes, isDirectory }: Artifact): Chunk | undefined {
  const [, number] = /(?:^|\/)logs-(\d+)\.chunk\.txt$/.exec(path) ?? [];
  return number === undefined || isDirectory ? undefined : { number: Number(number), path, bytes };
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1))
    lines += 1;
  return lines;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  return first.length === 0 ? second : Buffer.concat([first, second]);
}

/** Bytes that are not UTF-8 become U+FFFD. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
