/** Longer integers stay text: reading them takes long, and equal ones of that length are written the same. */
const longestInteger = 1000;

/** What the text of an integer stands for; a bigint where a JavaScript number would lose digits. */
export function integerValue(text: string): number | bigint | string {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value + 0; // no -0
  return text.length > longestInteger ? text : BigInt(text);
}

/** What the text of a float stands for; digits beyond a JavaScript number are lost. */
export function floatValue(text: string): number {
  if (/nan$/i.test(text)) return Number.NaN;
  return Number(text.replace(/\.inf$/i, 'Infinity'));
}
