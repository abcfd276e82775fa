/** True when nothing is left after removing Unicode white space. A zero-width space is none. */
export function isBlank(text: string): boolean {
  // \P{White_Space}, in a form that V8 is quicker to prepare
  return !/[^\s\x85]|\ufeff/.test(text);
}
