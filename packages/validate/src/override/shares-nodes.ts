import { isAlias, isMap, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import { isMerge } from '../document/merge-key.ts';
import type { Path } from '../issue.ts';
import { spotIn } from './spot.ts';

/**
 * True when something at a path, or on the way to it, is an alias, a merge, or has an anchor: to change it
 * in place would change other places too.
 */
export function sharesNodes(document: Document, path: Path): boolean {
  let node: Node | undefined = document.contents ?? undefined;
  for (const step of path) {
    if (node === undefined) return false;
    if (isShared(node)) return true;
    node = spotIn(document, node, step)?.node;
  }
  return node !== undefined && holdsAnchor(node);
}

function isShared(node: Node): boolean {
  if (isAlias(node) || node.anchor !== undefined) return true;
  return isMap(node) && node.items.some(isMerge);
}

function holdsAnchor(node: Node): boolean {
  let found = isAlias(node);
  visit(node, {
    Value: (_, { anchor }) => {
      if (anchor === undefined) return undefined;
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}
