import type { ScalarNode } from './config-tree.ts';
import { floatValue, integerValue } from './number-value.ts';

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
      return `integer ${integerValue(key.text)}`;
    case 'float':
      return `float ${floatValue(key.text)}`;
    case 'text':
      return `text ${key.text}`;
  }
}
