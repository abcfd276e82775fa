import type { ConfigNode, ScalarNode } from '../document/config-tree.ts';
import { floatValue, integerValue } from '../document/number-value.ts';
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
