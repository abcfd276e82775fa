import type { ScalarNode } from '../document/config-tree.ts';

/**
 * The whole number that is written; undefined for a leading zero (`010`: ten or eight?) and for what a
 * JavaScript number does not hold exactly.
 */
export function integerOf({ type, text }: ScalarNode): number | undefined {
  if (type !== 'integer' || /^[-+]?0\d/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}
