/** The candidate that `key` was probably meant to be: the same but for case and hyphens, or a few slips away. */
export function nearestKey(key: string, candidates: Iterable<string>): string | undefined {
  const written = foldedKey(key);
  let nearest: string | undefined;
  let least = maxDistance(written) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(written, foldedKey(candidate), least);
    if (distance >= least) continue;
    least = distance;
    nearest = candidate;
  }
  return nearest;
}

/** A key without what people vary: case, and what stands between its words. */
export function foldedKey(key: string): string {
  return key.toLowerCase().replace(/[-_. ]+/g, '');
}

/** One slip in a short key, up to three in a long one. */
function maxDistance(key: string): number {
  return Math.min(3, Math.max(1, Math.floor(key.length / 4)));
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
    beforeLast = last;
    last = row;
  }
  return Math.min(limit, at(last, b.length));
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
