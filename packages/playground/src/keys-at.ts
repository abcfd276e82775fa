import type { SyntaxNode, Tree } from '@lezer/common';

/**
 * The keys from the root down to the pair around a position, the innermost last; entries of lists add none. Works on
 * text with syntax errors in it, as it is while it is typed.
 */
export function keysAt(tree: Tree, text: string, position: number): readonly string[] {
  const keys: string[] = [];
  for (let node = nodeAt(tree, position); node !== null; node = node.parent) {
    if (node.name === 'Pair') keys.unshift(keyOf(node, text));
  }
  return keys;
}

/** The keys that stand beside the pair around a position, and its own. */
export function keysBeside(tree: Tree, text: string, position: number): readonly string[] {
  let node = nodeAt(tree, position);
  while (node !== null && node.name !== 'Pair') node = node.parent;
  return node?.parent?.getChildren('Pair').map((pair) => keyOf(pair, text)) ?? [];
}

/** The key that a position is in; null elsewhere. */
export function keyNodeAt(tree: Tree, position: number): SyntaxNode | null {
  let node = nodeAt(tree, position);
  while (node !== null && node.name !== 'Key' && node.name !== 'Pair') node = node.parent;
  return node?.name === 'Key' ? node : null;
}

function nodeAt(tree: Tree, position: number): SyntaxNode | null {
  return tree.resolveInner(position, 1);
}

function keyOf(pair: SyntaxNode, text: string): string {
  const key = pair.getChild('Key');
  return key === null ? '' : text.slice(key.from, key.to).replace(/^(["'])(.*)\1$/, '$2');
}
