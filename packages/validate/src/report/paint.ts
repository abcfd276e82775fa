/** Wraps a text in the codes of a colour. */
type Paint = (text: string) => string;

/** The colours of a report. */
export interface Palette {
  readonly error: Paint;
  readonly warning: Paint;
  readonly faint: Paint;
}

/** ANSI colours, or none. */
export function palette(color: boolean): Palette {
  const paint = (code: number): Paint =>
    color ? (text) => `\x1b[${code}m${text}\x1b[0m` : (text) => text;
  return { error: paint(31), warning: paint(33), faint: paint(2) };
}
