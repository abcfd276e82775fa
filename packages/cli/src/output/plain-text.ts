/** A text of a service as a part of a line: no control character of it reaches the terminal. */
export function plainText(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').trim();
}
