import { isMap, isNode, isScalar, isSeq, Pair } from 'yaml';
import type { Document, Node, YAMLMap, YAMLSeq } from 'yaml';
import { keyName } from '../document/key.ts';
import { scalarNode } from '../document/scalar-node.ts';

/** A place in a document that holds a value, or could. */
export interface Spot {
  readonly node: Node | undefined;
  set(node: Node): void;
}

/** The place at one step below a node; undefined when the node has no such places. */
export function spotIn(
  document: Document,
  node: Node | undefined,
  step: string | number,
): Spot | undefined {
  if (isMap(node) && typeof step === 'string') return entrySpot(document, node, step);
  return isSeq(node) && /^\d+$/.test(String(step)) ? itemSpot(node, Number(step)) : undefined;
}

function entrySpot(document: Document, map: YAMLMap, name: string): Spot {
  const pair = map.items.find(({ key }) => isNamed(key, name));
  return {
    node: nodeOf(pair?.value),
    set(node) {
      if (pair === undefined) map.items.push(new Pair(document.createNode(name), node));
      else pair.value = node;
    },
  };
}

/** A list takes one more entry at its end, and none after a gap. */
function itemSpot(list: YAMLSeq, index: number): Spot | undefined {
  if (index > list.items.length) return undefined;
  return {
    node: nodeOf(list.items[index]),
    set(node) {
      list.items[index] = node;
    },
  };
}

function isNamed(key: unknown, name: string): boolean {
  const scalar = isScalar(key) ? scalarNode(key) : undefined;
  return scalar !== undefined && keyName(scalar) === name;
}

function nodeOf(value: unknown): Node | undefined {
  return isNode(value) ? value : undefined;
}
