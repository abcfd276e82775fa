import type { ConfigNode } from '../document/config-tree.ts';
import { goQuote } from '../rules/go-quote.ts';

const longest = 60;

/** A value on one line, for telling what an override changed; long ones are cut. */
export function shownValue(node: ConfigNode): string {
  const text = flowText(node);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function flowText(node: ConfigNode): string {
  switch (node.kind) {
    case 'scalar':
      if (node.type === 'null') return 'null';
      return node.isPlain && !/[\r\n]/.test(node.text)
        ? node.text
        : goQuote(node.text.slice(0, longest));
    case 'list':
      return `[${node.items
        .slice(0, longest)
        .map((item) => flowText(item.node))
        .join(', ')}]`;
    case 'map':
      return `{${[...node.entries.values()]
        .slice(0, longest)
        .map((slot) => `${slot.name}: ${flowText(slot.node)}`)
        .join(', ')}}`;
    case 'broken':
      return '?';
  }
}
