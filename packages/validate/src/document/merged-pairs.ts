import { isMap, isScalar, isSeq } from 'yaml';
import type { Pair, YAMLMap } from 'yaml';
import { keyIdentity } from './key.ts';
import { isMerge } from './merge-key.ts';
import { scalarNode } from './scalar-node.ts';

/**
 * The entries of a map with its merge (`<<`) replaced by what it brings, in its place. The map's own keys
 * win over merged ones, and of several merged maps the first. `resolve` tells what an alias stands for.
 */
export function mergedPairs(map: YAMLMap, resolve: (node: unknown) => unknown): readonly Pair[] {
  if (!map.items.some(isMerge)) return map.items;
  const merged = new Map<unknown, Pair>();
  for (const pair of map.items) {
    if (!isMerge(pair)) {
      merged.set(identityOf(resolve(pair.key)), pair);
      continue;
    }
    for (const brought of broughtPairs(resolve(pair.value), resolve)) {
      const identity = identityOf(resolve(brought.key));
      if (!merged.has(identity)) merged.set(identity, brought);
    }
  }
  return [...merged.values()];
}

function broughtPairs(value: unknown, resolve: (node: unknown) => unknown): readonly Pair[] {
  if (isMap(value)) return mergedPairs(value, resolve);
  if (!isSeq(value)) return [];
  return value.items.flatMap((item) => broughtPairs(resolve(item), resolve));
}

/** Equal for keys that mean the same. */
function identityOf(key: unknown): unknown {
  const scalar = isScalar(key) ? scalarNode(key) : undefined;
  return scalar === undefined ? key : keyIdentity(scalar);
}
