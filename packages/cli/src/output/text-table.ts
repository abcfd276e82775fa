import { plainText } from './plain-text.ts';

/** Lines with columns one below the other, of a text for each cell; a line that is longer than `width` is clipped. */
export function textTable(
  rows: readonly (readonly string[])[],
  width: number = Number.POSITIVE_INFINITY,
): string[] {
  const plain = rows.map((row) => row.map(plainText));
  const widths = (plain[0] ?? []).map((_, column) =>
    plain.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0),
  );
  return plain.map((row) => {
    const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
    return clipped(line.trimEnd(), width);
  });
}

function clipped(line: string, width: number): string {
  return line.length > width ? `${line.slice(0, Math.max(0, width - 1))}…` : line;
}
