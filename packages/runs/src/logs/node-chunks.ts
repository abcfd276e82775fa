import type { Artifact, ArtifactStore, CallOptions } from '@air/workspace';
import { splitLines } from './log-line.ts';

interface Chunk {
  readonly number: number;
  readonly path: string;
  readonly bytes: number | undefined;
}

const lineFeed = 0x0a;

/** Of a longer tail some files are read twice, so that they need not be held. */
const mostHeldBytes = 16_000_000;

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
  /** What has grown once may grow again, except after the last lines of what was over by then. */
  #mayGrow = true;
  /** So many of the next lines are left out. */
  #unwanted = 0;
  /** Files that were read already to count their lines, by their paths. */
  readonly #held = new Map<string, Uint8Array>();
  readonly #store: ArtifactStore;
  readonly #folder: string;

  constructor(store: ArtifactStore, folder: string) {
    this.#store = store;
    this.#folder = folder;
  }

  /** Brings the lines that are new, a file at a time. Of what is over and grows no more, the last line may lack its end. */
  async *read(isOver: boolean, options: CallOptions): AsyncGenerator<readonly string[], void> {
    const chunks = await this.#list(options);
    let grows = false;
    for (const [at, chunk] of chunks.entries()) {
      if (chunk.number < this.#number) continue;
      if (chunk.number > this.#number) this.#goTo(chunk.number, 0);
      const isLast = at === chunks.length - 1;
      if (chunk.bytes === undefined || chunk.bytes > this.#offset) {
        const bytes = await this.#bytesOf(chunk, options);
        this.#offset += bytes.length;
        grows ||= bytes.length > 0 && this.#mayGrow;
        const lines = this.#wanted(this.#linesOf(bytes));
        if (lines.length > 0) yield lines;
        // there is more of it: the next file would come too early, unless the list is wrong
        const isCutShort = bytes.length === 0 && isOver;
        if (!isLast && this.#offset < (chunk.bytes ?? 0) && !isCutShort) return;
      }
    }
    if (isOver && !grows && this.#rest.length > 0) {
      const lines = this.#wanted(splitLines(textOf(this.#rest)));
      this.#rest = new Uint8Array();
      if (lines.length > 0) yield lines;
    }
  }

  /** Lets the next read begin with the last so many lines. Looks from the end on, at no more files than it takes. */
  async goToLast(count: number, isOver: boolean, options: CallOptions): Promise<void> {
    const chunks = await this.#list(options);
    let found = 0;
    let heldBytes = 0;
    for (const chunk of chunks.toReversed()) {
      const bytes = await this.#store.read(chunk.path, 0, options);
      // of what is over, the last line may lack its end
      if (found === 0 && isOver && bytes.length > 0 && bytes.at(-1) !== lineFeed) found = 1;
      found += lineFeedsIn(bytes);
      heldBytes += bytes.length;
      if (heldBytes <= mostHeldBytes) this.#held.set(chunk.path, bytes);
      this.#goTo(chunk.number, 0);
      // one more, since the first one may have begun in a file before
      if (found > count) break;
    }
    this.#unwanted = Math.max(0, found - count);
    this.#mayGrow = !isOver;
  }

  async #bytesOf({ path }: Chunk, options: CallOptions): Promise<Uint8Array> {
    const held = this.#offset === 0 ? this.#held.get(path) : undefined;
    this.#held.delete(path);
    return held ?? this.#store.read(path, this.#offset, options);
  }

  #wanted(lines: readonly string[]): readonly string[] {
    const wanted = lines.slice(this.#unwanted);
    this.#unwanted -= lines.length - wanted.length;
    return wanted;
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

function lineFeedsIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) {
    count += 1;
  }
  return count;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  return first.length === 0 ? second : Buffer.concat([first, second]);
}

/** Bytes that are not UTF-8 become U+FFFD. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
