import type { LogRecord } from '@air/workspace';
import { textHash } from './text-hash.ts';

/** As many are always remembered, however old: some services send more than the window that was asked for. */
const kept = 50_000;

/** Numbers per slot: two halves of a hash, and the second in which the record was written. */
const width = 3;

/**
 * Remembers which records have come, so that windows may overlap and none is taken twice. A record is 12 bytes in an open
 * table, known by 64 bits of hash: a million of them, which half a minute of a busy run may bring, stay below 50 MB.
 */
export class SeenRecords {
  #slots = new Uint32Array(width * 4096);
  #size = 0;
  /** In seconds; what is older may have been forgotten. */
  #horizon = 0;
  #hasForgotten = false;

  get size(): number {
    return this.#size;
  }

  /** Whether the record has come before. */
  has(record: LogRecord): boolean {
    return this.#isKnown(record, this.#find(...hashOf(record)));
  }

  /** Whether the record is new; from now on it is not. */
  add(record: LogRecord): boolean {
    const [low, high] = hashOf(record);
    const slot = this.#find(low, high);
    if (this.#isKnown(record, slot)) return false;
    this.#put(slot, low, high, record.seconds);
    this.#size += 1;
    if (this.#size * 2 * width > this.#slots.length) this.#makeRoom();
    return true;
  }

  /** How many of those that are remembered are from this second or later. */
  countSince(seconds: number): number {
    let count = 0;
    for (let at = 0; at < this.#slots.length; at += width) {
      if (this.#slots[at] !== 0 && (this.#slots[at + 2] ?? 0) >= seconds) count += 1;
    }
    return count;
  }

  /** Records from before this second may be forgotten, when there are many: no window reaches back to them. */
  forgetBefore(seconds: number): void {
    this.#horizon = Math.max(this.#horizon, seconds);
  }

  #isKnown({ seconds }: LogRecord, slot: number): boolean {
    return this.#slots[slot] !== 0 || (this.#hasForgotten && seconds < this.#horizon);
  }

  /** Forgets what is old, and makes the table larger where that is not enough. */
  #makeRoom(): void {
    const old = this.#slots;
    const forgets = this.#size > kept;
    const isKept = (at: number): boolean =>
      old[at] !== 0 && !(forgets && (old[at + 2] ?? 0) < this.#horizon);
    let size = 0;
    for (let at = 0; at < old.length; at += width) if (isKept(at)) size += 1;
    if (size < this.#size) this.#hasForgotten = true;
    this.#size = size;
    const isStillFull = size * 4 * width > old.length;
    this.#slots = new Uint32Array(isStillFull ? old.length * 2 : old.length);
    for (let at = 0; at < old.length; at += width) {
      if (!isKept(at)) continue;
      const low = old[at] ?? 0;
      const high = old[at + 1] ?? 0;
      this.#put(this.#find(low, high), low, high, old[at + 2] ?? 0);
    }
  }

  #put(slot: number, low: number, high: number, seconds: number): void {
    this.#slots[slot] = low;
    this.#slots[slot + 1] = high;
    this.#slots[slot + 2] = seconds;
  }

  /** Where the hash is, or would go. The number of slots is a power of two. */
  #find(low: number, high: number): number {
    const slots = this.#slots;
    const mask = slots.length / width - 1;
    for (let index = high & mask; ; index = (index + 1) & mask) {
      const slot = index * width;
      if (slots[slot] === 0 || (slots[slot] === low && slots[slot + 1] === high)) return slot;
    }
  }
}

const [firstFactor, secondFactor] = [0x01000193, 0x5bd1e995];

/** A record is known by its `record_id`, else by node, time and body: workspace-api.md, "Logs". The first half is never 0. */
function hashOf({
  recordId,
  node,
  seconds,
  nanoseconds,
  body,
}: LogRecord): readonly [number, number] {
  const time = recordId === undefined ? Math.imul(seconds, 0x9e3779b1) ^ nanoseconds ^ 1 : 0;
  const seed = Math.imul(node + 1, 0x85ebca6b) ^ time;
  const text = recordId ?? body;
  return [textHash(text, seed, firstFactor) || 1, textHash(text, ~seed, secondFactor)];
}
