/** Two or more columns of a list. */
export type Row = readonly string[];

/** The parts of a help text with an empty line between them; undefined and empty parts are left out. */
export function sections(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** A title with lines below it; undefined without lines. */
export function section(
  title: string,
  lines: readonly string[],
  between = '\n',
): string | undefined {
  return lines.length === 0 ? undefined : `${title}:\n${lines.join(between)}`;
}

/** A title with a table below it; undefined without rows. */
export function listed(title: string, rows: readonly Row[]): string | undefined {
  return section(title, table(rows));
}

/** Rows with their columns one below the other, indented; the last column is wrapped. */
export function table(rows: readonly Row[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lastColumn = widths.slice(0, -1).reduce((sum, each) => sum + each + 3, 2);
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      column < widths.length - 1 ? cell.padEnd(widths[column] ?? 0) : wrapped(cell, lastColumn),
    );
    return `  ${cells.join('   ')}`.trimEnd();
  });
}

/** The columns that help is written for. */
const width = 80;

/** A paragraph in lines of at most 80 columns, each but the first indented; a longer word has a line of its own. */
export function wrapped(paragraph: string, indent = 0): string {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || indent + last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

/** Lines below a title. */
export function indented(text: string): readonly string[] {
  return text.split('\n').map((line) => `  ${line}`.trimEnd());
}
