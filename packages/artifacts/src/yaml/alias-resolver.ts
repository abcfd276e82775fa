import { isAlias, isCollection, isNode, isPair } from 'yaml';
import type { Alias, Node } from 'yaml';

/** A node as it is, or what an alias stands for. */
export type Resolve = (node: unknown) => unknown;

/**
 * Knows what every alias below `root` stands for: the last node before it with that anchor. One walk finds
 * them all; `Alias.resolve` walks the whole document for each.
 */
export function aliasResolver(root: unknown): Resolve {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();

  function walk(node: unknown): void {
    if (isPair(node)) {
      walk(node.key);
      walk(node.value);
    } else if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target !== undefined) targets.set(node, target);
    } else if (isNode(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (isCollection(node)) node.items.forEach(walk);
    }
  }

  walk(root);
  return (node) => (isAlias(node) ? targets.get(node) : node);
}
