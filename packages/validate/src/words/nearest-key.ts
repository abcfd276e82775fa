/** What a key was probably meant to be. */
interface Nearest {
  readonly key: string;
  /** 0 for the same but for case, and what stands between the words. */
  readonly slips: number;
}

/** The known key that is a few slips of the keyboard away; undefined when none is that close. */
export function nearestKey(written: string, known: Iterable<string>): Nearest | undefined {
  const folded = fold(written);
  let nearest: Nearest | undefined;
  let limit = mostSlips(folded) + 1;
  for (const key of known) {
    const slips = editDistance(folded, foldKnown(key), limit);
    if (slips >= limit) continue;
    nearest = { key, slips };
    limit = slips;
  }
  return nearest;
}

function fold(key: string): string {
  return key.toLowerCase().replace(/[-_. ]+/g, '');
}

const foldedKeys = new Map<string, string>();

/** The known keys are few and asked for again and again. */
function foldKnown(key: string): string {
  const folded = foldedKeys.get(key) ?? fold(key);
  foldedKeys.set(key, folded);
  return folded;
}

/** One slip in a key of four letters, three in one of eight: `max_retry` is near max_retries. */
function mostSlips(key: string): number {
  return Math.min(3, Math.max(1, Math.floor((key.length + 1) / 3)));
}

/** Insertions, deletions, replacements and swaps of neighbours; `limit` stands for that many or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) best = Math.min(best, at(beforeLast, j - 2) + 1);
      row.push(best);
    }
    if (Math.min(...row) >= limit) return limit;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
