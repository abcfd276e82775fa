import { printable } from '@air/validate/report';

/** A text of a service as a part of a line: nothing of it moves the cursor, or turns other text around. */
export function plainText(text: string): string {
  return printable(text.replaceAll(/\p{Cc}+/gu, ' ').trim());
}

/** A text with a part that a service wrote, whose lines stay lines. */
export function plainLines(text: string): string {
  return text.replaceAll(/[^\n\t]+/g, (part) => printable(part.replace(/\r$/, '')));
}
