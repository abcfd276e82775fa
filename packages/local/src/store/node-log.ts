import { open, stat, truncate } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/**
 * One node's output of one attempt is two files that only grow: the text as it is, and an index with one entry a
 * line: its time (nanoseconds, 64-bit integer) and where it ends in the text (a double, exact up to 2^53). A line
 * is found by its number, or by its time with a binary search, without reading the rest.
 */
export const entryBytes = 16;

export function textPath(base: string): string {
  return `${base}.log`;
}

export function indexPath(base: string): string {
  return `${base}.index`;
}

/** A stretch of lines as the index tells it: no text is read yet. */
export interface IndexedLines {
  /** The number of the first one. */
  readonly first: number;
  readonly times: readonly bigint[];
  /** Where line `first + i` begins in the text; one entry more than there are lines. */
  readonly offsets: readonly number[];
}

/** Reads a log, also while it is being written. */
export class NodeLog {
  readonly #text: FileHandle;
  readonly #index: FileHandle;
  /** Lines that were there when it was opened. */
  readonly lines: number;

  private constructor(text: FileHandle, index: FileHandle, lines: number) {
    this.#text = text;
    this.#index = index;
    this.lines = lines;
  }

  /** Undefined when the node has not begun. */
  static async open(base: string): Promise<NodeLog | undefined> {
    const text = await open(textPath(base)).catch(() => undefined);
    const index = text && (await open(indexPath(base)).catch(() => undefined));
    if (!index) {
      await text?.close();
      return undefined;
    }
    const { size } = await index.stat();
    return new NodeLog(text, index, Math.floor(size / entryBytes));
  }

  async close(): Promise<void> {
    await this.#text.close();
    await this.#index.close();
  }

  /** The number of the first line that is at or after a time; `lines` when there is none. */
  async firstSince(time: bigint): Promise<number> {
    return this.#firstLine((entry) => entry.readBigUInt64LE() >= time);
  }

  /** Where a line begins in the text; for `lines` where the last one ends. */
  async offset(line: number): Promise<number> {
    if (line === 0) return 0;
    return (await read(this.#index, (line - 1) * entryBytes, entryBytes)).readDoubleLE(8);
  }

  /** The number of the first line that begins at or after an offset of the text. */
  async firstFrom(offset: number): Promise<number> {
    if (offset === 0) return 0;
    return Math.min(
      this.lines,
      1 + (await this.#firstLine((entry) => entry.readDoubleLE(8) >= offset)),
    );
  }

  /** How many lines lie within the first bytes of the text, and where the last of them ends. */
  async wholeLines(textBytes: number): Promise<{ lines: number; end: number }> {
    const lines = await this.#firstLine((entry) => entry.readDoubleLE(8) > textBytes);
    return { lines, end: await this.offset(lines) };
  }

  /** The index entries of lines that are known to be there. */
  async lookUp(first: number, count: number): Promise<IndexedLines> {
    // The entry before the first one says where the first line begins.
    const from = Math.max(0, first - 1);
    const entries = await read(this.#index, from * entryBytes, (first + count - from) * entryBytes);
    const times: bigint[] = [];
    const offsets: number[] = [first === 0 ? 0 : entries.readDoubleLE(8)];
    for (let at = (first - from) * entryBytes; at < entries.length; at += entryBytes) {
      times.push(entries.readBigUInt64LE(at));
      offsets.push(entries.readDoubleLE(at + 8));
    }
    return { first, times, offsets };
  }

  /** The text between two offsets. */
  async slice(start: number, end: number): Promise<Buffer> {
    return read(this.#text, start, end - start);
  }

  async #firstLine(matches: (entry: Buffer) => boolean): Promise<number> {
    let low = 0;
    let high = this.lines;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (matches(await read(this.#index, middle * entryBytes, entryBytes))) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Cuts off what a crash left half-written, so that text and index agree again. */
export async function repairNodeLog(base: string): Promise<void> {
  const log = await NodeLog.open(base);
  if (!log) return;
  try {
    const { size } = await stat(textPath(base));
    const { lines, end } = await log.wholeLines(size);
    await truncate(indexPath(base), lines * entryBytes);
    await truncate(textPath(base), end);
  } finally {
    await log.close();
  }
}

async function read(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, start + done);
    if (bytesRead === 0) throw new Error('a log is shorter than its index says');
    done += bytesRead;
  }
  return buffer;
}
