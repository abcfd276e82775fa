import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { LineCutter } from './line-cutter.ts';
import type { CutLines } from './line-cutter.ts';
import { entryBytes, indexPath, textPath } from './node-log.ts';
import type { Redactor } from './redact.ts';
import { unixNanoseconds } from './unix-nanoseconds.ts';

/** Appends one node's output of one attempt. What `append` has returned for can be read, and survives a kill. */
export class NodeLogWriter {
  readonly #text: FileHandle;
  readonly #index: FileHandle;
  readonly #cutter: LineCutter;
  #textBytes = 0;
  #lastTime = 0n;
  /** A write is under way, or has failed: what comes after that would not be in its place. */
  #isBroken = false;

  private constructor(text: FileHandle, index: FileHandle, redactor: Redactor) {
    this.#text = text;
    this.#index = index;
    this.#cutter = new LineCutter(redactor);
  }

  /** Begins a new log; there must be none yet. */
  static async open(base: string, redactor: Redactor): Promise<NodeLogWriter> {
    const text = await open(textPath(base), 'ax', 0o600);
    try {
      const index = await open(indexPath(base), 'ax', 0o600);
      return new NodeLogWriter(text, index, redactor);
    } catch (error) {
      await text.close();
      throw error;
    }
  }

  async append(piece: Buffer): Promise<void> {
    await this.#write(this.#cutter.push(piece));
  }

  async close(): Promise<void> {
    try {
      await this.#write(this.#cutter.end());
      if (this.#isBroken) return;
      await this.#text.datasync();
      await this.#index.datasync();
    } finally {
      await this.#text.close();
      await this.#index.close();
    }
  }

  /** Text first: a line exists once its index entry does. */
  async #write({ text, ends }: CutLines): Promise<void> {
    if (ends.length === 0 || this.#isBroken) return;
    const now = unixNanoseconds();
    const entries = Buffer.allocUnsafe(ends.length * entryBytes);
    for (const [line, end] of ends.entries()) {
      // No two lines of a node have one time, so sorting by it keeps their order.
      this.#lastTime = this.#lastTime < now ? now : this.#lastTime + 1n;
      entries.writeBigUInt64LE(this.#lastTime, line * entryBytes);
      entries.writeDoubleLE(this.#textBytes + end, line * entryBytes + 8);
    }
    this.#isBroken = true;
    await this.#text.appendFile(text);
    this.#textBytes += text.length;
    await this.#index.appendFile(entries);
    this.#isBroken = false;
  }
}
