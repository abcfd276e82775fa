import { escapeCharacter } from '../words/go-quote.ts';

/**
 * What must not reach a terminal as it is: control characters, line separators, and what cannot be seen
 * or turns the order of the text around.
 */
const unsafe = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\xad\u200b\u2060-\u2064\ufeff]/gu;

/** The text on one line and safe for a terminal, with escapes (`\x1b`, `\u202e`) in place of what is not. */
export function printable(text: string): string {
  return text.replace(unsafe, escapeCharacter);
}
