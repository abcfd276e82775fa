import type { ScalarNode } from './config-tree.ts';

/** A key as paths show it: as written, what quotes hold, and `~` for any null. */
export function keyName(key: ScalarNode): string {
  return key.type === 'null' ? '~' : key.text;
}

/** Equal for keys of one value, however they are written: `1` and `0x1`, `lr` and `"lr"`, not `1` and `"1"`. */
export function keyIdentity(key: ScalarNode): string {
  switch (key.type) {
    case 'null':
      return 'null';
    case 'boolean':
      return `boolean ${key.text.toLowerCase()}`;
    case 'integer':
      return `integer ${integerIdentity(key.text)}`;
    case 'float':
      return `float ${Number(key.text.replace(/\.inf$/i, 'Infinity'))}`;
    case 'text':
      return `text ${key.text}`;
  }
}

/** Reading very long numbers takes long, and equal ones of that length are written the same. */
const longestExact = 1000;

function integerIdentity(text: string): string {
  if (text.length > longestExact) return text;
  return String(BigInt(text));
}
