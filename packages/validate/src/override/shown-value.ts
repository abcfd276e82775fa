import type { ConfigNode, ScalarNode } from '../document/config-tree.ts';
import { goQuote } from '../words/go-quote.ts';

const longest = 60;

/** A value on one line, for telling what an override changed; long ones are cut. */
export function shownValue(node: ConfigNode): string {
  return cut(flowText(node, scalarText));
}

/** The same for what is below `secrets`: what is not the name of a secret may be the secret. */
export function shownReference(node: ConfigNode): string {
  return cut(flowText(node, (scalar) => (isReference(scalar) ? scalarText(scalar) : '…')));
}

function isReference({ type, text }: ScalarNode): boolean {
  return type === 'null' || /^[^/]+\/[^/]+$/.test(text);
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function scalarText({ type, text, isPlain }: ScalarNode): string {
  if (type === 'null') return 'null';
  return isPlain && !/[\r\n]/.test(text) ? text : goQuote(text.slice(0, longest));
}

function flowText(node: ConfigNode, textOf: (scalar: ScalarNode) => string): string {
  switch (node.kind) {
    case 'scalar':
      return textOf(node);
    case 'list':
      return `[${node.items
        .slice(0, longest)
        .map((item) => flowText(item.node, textOf))
        .join(', ')}]`;
    case 'map':
      return `{${[...node.entries.values()]
        .slice(0, longest)
        .map((slot) => `${slot.name}: ${flowText(slot.node, textOf)}`)
        .join(', ')}}`;
    case 'broken':
      return '?';
  }
}
