import { isAlias, isMap, isNode, isSeq, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import { maxConfigBytes } from '../document/limits.ts';
import { mergedPairs } from '../document/merged-pairs.ts';

/**
 * Puts a copy of what it stands for in the place of every alias and merge, so that an override changes its
 * own place only. False, with the document half done, when that would be more text than a config may have.
 * Every alias must have an anchor before it and not contain itself.
 */
export function expandAliases(document: Document): boolean {
  const expansion = new Expansion();
  const contents = expansion.expanded(document.contents);
  if (!isNode(contents) || expansion.length > maxConfigBytes) return false;
  visit(contents, {
    Value: (_, node) => {
      delete node.anchor;
    },
  });
  document.contents = contents;
  return true;
}

class Expansion {
  /** Of the texts that were copied. */
  length = 0;
  readonly #anchors = new Map<string, Node>();

  expanded(node: unknown): unknown {
    if (isAlias(node)) return this.#copyOf(node.source) ?? node;
    if (!isNode(node)) return node;
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isSeq(node)) node.items = node.items.map((item) => this.expanded(item));
    if (isMap(node)) {
      for (const pair of node.items) {
        pair.key = this.expanded(pair.key);
        pair.value = this.expanded(pair.value);
      }
      node.items = [...mergedPairs(node, (expanded) => expanded)];
    }
    return node;
  }

  #copyOf(anchor: string): unknown {
    const original = this.#anchors.get(anchor);
    if (original === undefined || this.length > maxConfigBytes) return undefined;
    visit(original, {
      Scalar: (_, { source }) => {
        this.length += source?.length ?? 0;
      },
    });
    return original.clone();
  }
}
