/** True when nothing is left after removing Unicode white space. A zero-width space is none. */
export function isBlank(text: string): boolean {
  return !/\P{White_Space}/u.test(text);
}
