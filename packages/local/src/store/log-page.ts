import type { IndexedLines, NodeLog } from './node-log.ts';

/** Bytes of text from which on a page ends, whatever its size in lines, so that memory stays bounded. */
const maxPageBytes = 4_000_000;

interface LogRecord {
  readonly node: number;
  readonly line: number;
  readonly time: bigint;
  readonly body: string;
}

/** The lines that a query may show, of one node. `position` is the next one, or in a descending query one past it. */
export interface NodeWindow {
  readonly node: number;
  readonly log: NodeLog;
  readonly low: number;
  readonly high: number;
  readonly position: number;
}

export interface LogPage {
  readonly records: readonly LogRecord[];
  /** Where the next page begins, by node. */
  readonly positions: ReadonlyMap<number, number>;
  readonly more: boolean;
}

/** The next lines of all windows in the order of their times. Source: workspace-api.md, "Logs". */
export async function readLogPage(
  windows: readonly NodeWindow[],
  options: { readonly ascending: boolean; readonly pageSize: number },
): Promise<LogPage> {
  const { ascending, pageSize } = options;
  const cursors = await Promise.all(
    windows.map(async (window) => Cursor.open(window, ascending, pageSize)),
  );
  const taken: { cursor: Cursor; line: number; time: bigint }[] = [];
  let bytes = 0;
  while (taken.length < pageSize && bytes < maxPageBytes) {
    const cursor = earliest(cursors, ascending);
    if (!cursor) break;
    const { line, time, length } = cursor.take();
    taken.push({ cursor, line, time });
    bytes += length;
  }
  await Promise.all(cursors.map(async (cursor) => cursor.readText()));
  return {
    records: taken.map(({ cursor, line, time }) => ({
      node: cursor.window.node,
      line,
      time,
      body: cursor.body(line),
    })),
    positions: new Map(cursors.map(({ window, position }) => [window.node, position])),
    more: cursors.some((cursor) => cursor.hasMore()),
  };
}

function earliest(cursors: readonly Cursor[], ascending: boolean): Cursor | undefined {
  let best: Cursor | undefined;
  for (const cursor of cursors) {
    if (cursor.time === undefined) continue;
    if (best?.time === undefined) best = cursor;
    else if (ascending ? cursor.time < best.time : cursor.time > best.time) best = cursor;
  }
  return best;
}

/** Walks through the index entries of one window, and reads the text of what was taken in one go. */
class Cursor {
  readonly window: NodeWindow;
  readonly #step: 1 | -1;
  readonly #lines: IndexedLines;
  #text: Buffer = Buffer.alloc(0);
  #textStart = 0;
  position: number;
  /** The time of the line that `take` would take. */
  time: bigint | undefined;

  private constructor(window: NodeWindow, step: 1 | -1, lines: IndexedLines) {
    this.window = window;
    this.#step = step;
    this.#lines = lines;
    this.position = window.position;
    this.time = this.#nextTime();
  }

  static async open(window: NodeWindow, ascending: boolean, count: number): Promise<Cursor> {
    const { log, low, high, position } = window;
    const first = ascending ? position : Math.max(low, position - count);
    const end = ascending ? Math.min(high, position + count) : position;
    const lines =
      first < end ? await log.lookUp(first, end - first) : { first, times: [], offsets: [0] };
    return new Cursor(window, ascending ? 1 : -1, lines);
  }

  hasMore(): boolean {
    return this.#step === 1 ? this.position < this.window.high : this.position > this.window.low;
  }

  take(): { line: number; time: bigint; length: number } {
    const line = this.#next();
    const time = this.time ?? 0n;
    this.position += this.#step;
    this.time = this.#nextTime();
    return { line, time, length: this.#offset(line + 1) - this.#offset(line) };
  }

  async readText(): Promise<void> {
    const [from, to] = [this.window.position, this.position].toSorted((a, b) => a - b);
    if (from === undefined || to === undefined || from === to) return;
    this.#textStart = this.#offset(from);
    this.#text = await this.window.log.slice(this.#textStart, this.#offset(to));
  }

  /** A line that was taken, without its line feed; bytes that are not UTF-8 become U+FFFD. */
  body(line: number): string {
    const start = this.#offset(line) - this.#textStart;
    const end = this.#offset(line + 1) - this.#textStart;
    const lineFeed = this.#text[end - 1] === 0x0a ? 1 : 0;
    return this.#text.toString('utf8', start, end - lineFeed);
  }

  #next(): number {
    return this.#step === 1 ? this.position : this.position - 1;
  }

  #nextTime(): bigint | undefined {
    return this.#lines.times[this.#next() - this.#lines.first];
  }

  #offset(line: number): number {
    return this.#lines.offsets[line - this.#lines.first] ?? 0;
  }
}
