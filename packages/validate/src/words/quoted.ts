import { goQuote } from './go-quote.ts';

const longest = 80;

/** The text in quotes for a message of ours: long ones are cut, so that a message stays one line. */
export function quoted(text: string): string {
  const shown = Array.from(text.slice(0, 2 * longest + 2))
    .slice(0, longest)
    .join('');
  return shown === text ? goQuote(text) : `${goQuote(shown).slice(0, -1)}…"`;
}
