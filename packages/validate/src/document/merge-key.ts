import { isScalar } from 'yaml';
import type { Pair } from 'yaml';

/** True for `<<` as a merge; in quotes or with a tag of another kind it is a key like any other. */
export function isMerge({ key }: Pair): boolean {
  if (!isScalar(key) || key.type !== 'PLAIN' || key.source !== '<<') return false;
  return key.tag === undefined || key.tag === 'tag:yaml.org,2002:merge';
}
