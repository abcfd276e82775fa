import type { ConfigNode, ScalarNode } from '../document/config-tree.ts';
import { setOwn } from './set-own.ts';

/** A free-form value as JavaScript has it. A number that would lose digits is a bigint, or a text. */
export function plainValue(node: ConfigNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return scalarValue(node);
    case 'list':
      return node.items.map((item) => plainValue(item.node));
    case 'map': {
      const value = {};
      for (const [name, slot] of node.named) setOwn(value, name, plainValue(slot.node));
      return value;
    }
    case 'broken':
      return null;
  }
}

function scalarValue({ type, text }: ScalarNode): unknown {
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return text.toLowerCase() === 'true';
    case 'integer':
      return integerValue(text);
    case 'float':
      return floatValue(text);
    case 'text':
      return text;
  }
}

/** Longer ones stay text: reading them takes long, and nobody calculates with them. */
const longestInteger = 1000;

function integerValue(text: string): number | bigint | string {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value + 0;
  if (text.length > longestInteger) return text;
  return BigInt(text);
}

function floatValue(text: string): number {
  if (/nan$/i.test(text)) return Number.NaN;
  return Number(text.replace(/\.inf$/i, 'Infinity'));
}
