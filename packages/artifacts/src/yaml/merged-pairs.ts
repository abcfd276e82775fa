import { isMap, isScalar, isSeq } from 'yaml';
import type { Pair, YAMLMap } from 'yaml';
import type { Resolve } from './alias-resolver.ts';
import { standardTag } from './standard-tag.ts';

/**
 * The entries of a map with its merge (`<<`) replaced by what it brings, in its place. The map's own keys
 * win over merged ones, and of several merged maps the first.
 */
export function mergedPairs(map: YAMLMap, resolve: Resolve): readonly Pair[] {
  if (!map.items.some(isMerge)) return map.items;
  const merged = new Map<string, Pair>();
  for (const pair of map.items) {
    if (!isMerge(pair)) {
      merged.set(identity(resolve(pair.key)), pair);
      continue;
    }
    for (const brought of broughtPairs(resolve(pair.value), resolve)) {
      const key = identity(resolve(brought.key));
      if (!merged.has(key)) merged.set(key, brought);
    }
  }
  return [...merged.values()];
}

function broughtPairs(value: unknown, resolve: Resolve): readonly Pair[] {
  if (isMap(value)) return mergedPairs(value, resolve);
  if (!isSeq(value)) return [];
  return value.items.flatMap((item) => broughtPairs(resolve(item), resolve));
}

/** Quoted, or tagged as text, `<<` is a key like any other. */
function isMerge({ key }: Pair): boolean {
  if (!isScalar(key) || key.type !== 'PLAIN' || key.source !== '<<') return false;
  const tag = standardTag(key);
  return tag === undefined || tag === '!!merge';
}

/** Equal for keys that mean the same: `16` and `0x10` do, `16` and `"16"` do not. */
function identity(key: unknown): string {
  const value = isScalar(key) ? key.value : key;
  const isRounded = Number.isInteger(value) && !Number.isSafeInteger(value);
  return `${typeof value} ${isRounded && isScalar(key) ? key.source : String(value)}`;
}
