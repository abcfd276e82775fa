import type { LogLine } from './log-line.ts';

/** So many of the last lines are told apart by their text, unless they are very long; those before them only count. */
const remembered = 10_000;
const rememberedCharacters = 16_000_000;

/**
 * Knows which lines of a log were shown, so that another source can go on where the first one stopped. The other source has
 * all lines of a node in the order in which they were written; some of the last ones may have been shown in another order,
 * or not yet.
 */
export class ShownLines {
  readonly #totals = new Map<number, number>();
  /** The last lines, as they came; looked into only when the source changes. */
  readonly #batches: { readonly lines: readonly LogLine[]; readonly characters: number }[] = [];
  #lines = 0;
  #characters = 0;

  add(lines: readonly LogLine[]): void {
    let characters = 0;
    for (const { node, line } of lines) {
      this.#totals.set(node, (this.#totals.get(node) ?? 0) + 1);
      characters += line.length;
    }
    this.#batches.push({ lines, characters });
    this.#lines += lines.length;
    this.#characters += characters;
    while (this.#hasTooMany()) {
      const oldest = this.#batches.shift();
      this.#lines -= oldest?.lines.length ?? 0;
      this.#characters -= oldest?.characters ?? 0;
    }
  }

  /** Picks out of the log of a node, read from its beginning, the lines that were not shown. */
  filterOf(node: number): (lines: readonly LogLine[]) => readonly LogLine[] {
    const total = this.#totals.get(node) ?? 0;
    const last = this.#lastOf(node);
    const counts = new Map<string, number>();
    for (const line of last) counts.set(line, (counts.get(line) ?? 0) + 1);
    const certain = total - last.length;
    let position = 0;
    return (lines) =>
      lines.filter(({ line }) => {
        position += 1;
        if (position <= certain) return false;
        // so far behind the last line that was shown, none can be one of them
        if (position > total + remembered) return true;
        const left = counts.get(line) ?? 0;
        if (left > 0) counts.set(line, left - 1);
        return left === 0;
      });
  }

  /** Picks out of the last lines of a log those that come after the one of their node that was shown last. */
  after(lines: readonly LogLine[]): readonly LogLine[] {
    const last = new Map([...this.#totals.keys()].map((node) => [node, this.#lastOf(node).at(-1)]));
    const ends = new Map<number, number>();
    for (const [at, { node, line }] of lines.entries()) {
      if (last.get(node) === line) ends.set(node, at);
    }
    return lines.filter(({ node }, at) => at > (ends.get(node) ?? -1));
  }

  #lastOf(node: number): readonly string[] {
    return this.#batches.flatMap((batch) =>
      batch.lines.flatMap((each) => (each.node === node ? each.line : [])),
    );
  }

  /** One batch always stays. */
  #hasTooMany(): boolean {
    const [oldest, next] = this.#batches;
    if (oldest === undefined || next === undefined) return false;
    const isMany = this.#lines - oldest.lines.length >= remembered;
    return isMany || this.#characters > rememberedCharacters;
  }
}
