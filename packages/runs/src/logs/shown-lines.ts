import type { LogLine } from './log-line.ts';
import { textHash } from './text-hash.ts';

/** So many of the last lines of a node are told apart by their text; those before them only count. */
const remembered = 10_000;

interface NodeLines {
  total: number;
  /** The hashes of the last lines, in a ring. */
  readonly last: Uint32Array;
}

/**
 * Knows which lines of a log were shown, so that another source can go on where the first one stopped. The other source has
 * all lines of a node in the order in which they were written; some of the last ones may have been shown in another order,
 * or not yet.
 */
export class ShownLines {
  readonly #nodes = new Map<number, NodeLines>();

  add(lines: readonly LogLine[]): void {
    for (const { node, line } of lines) {
      const shown = this.#nodes.get(node) ?? { total: 0, last: new Uint32Array(remembered) };
      this.#nodes.set(node, shown);
      shown.last[shown.total % remembered] = textHash(line);
      shown.total += 1;
    }
  }

  /** Picks out of the log of a node, read from its beginning, the lines that were not shown. */
  filterOf(node: number): (lines: readonly LogLine[]) => readonly LogLine[] {
    const { total = 0, last = new Uint32Array() } = this.#nodes.get(node) ?? {};
    const counts = new Map<number, number>();
    for (const hash of last.subarray(0, total)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
    const certain = Math.max(0, total - remembered);
    let position = 0;
    return (lines) =>
      lines.filter(({ line }) => {
        position += 1;
        if (position <= certain) return false;
        // as far behind the last line that was shown, none can be one of them
        if (position > total + remembered) return true;
        const hash = textHash(line);
        const left = counts.get(hash) ?? 0;
        if (left > 0) counts.set(hash, left - 1);
        return left === 0;
      });
  }

  /** Picks out of the last lines of a log those that come after the one that was shown last. */
  after(lines: readonly LogLine[]): readonly LogLine[] {
    const ends = new Map<number, number>();
    for (const [at, { node, line }] of lines.entries()) {
      const shown = this.#nodes.get(node);
      if (shown?.last[(shown.total - 1) % remembered] === textHash(line)) ends.set(node, at);
    }
    return lines.filter(({ node }, at) => at > (ends.get(node) ?? -1));
  }
}
