import type { Field } from '@air/schema';
import type { ConfigNode } from '../document/config-tree.ts';
import { formatPath } from '../format-path.ts';
import type { Path } from '../issue.ts';
import { nearestKey } from '../words/nearest-key.ts';
import { quoted } from '../words/quoted.ts';
import { keyList } from './key-list.ts';
import { knownPlaces } from './known-places.ts';

/** A key that a map does not have, and what the map and the whole file do have. */
export interface UnknownKey {
  readonly path: Path;
  /** What it holds, when that is known. */
  readonly node?: ConfigNode;
  readonly fields: ReadonlyMap<string, Field>;
  readonly root: Field;
}

/** Says that there is no such key, and what was probably meant; else the hint lists what there is. */
export function unknownKey(unknown: UnknownKey): {
  readonly message: string;
  readonly hint: string | undefined;
} {
  const { path, fields } = unknown;
  const name = formatPath(path);
  const message = `unknown key ${/^$|[\s\p{C}]|\.$/u.test(name) ? quoted(name) : name}`;
  const meant = suggestion(unknown);
  if (meant !== undefined) return { message: `${message}: ${meant}`, hint: undefined };
  return { message, hint: knownKeys(path.slice(0, -1), fields) };
}

/** Lists what a map has. */
export function knownKeys(path: Path, fields: ReadonlyMap<string, Field>): string {
  const of = path.length === 0 ? '' : ` of ${formatPath(path)}`;
  return `Known keys${of}: ${keyList(fields)}.`;
}

/** Keys of older tools. Source: run-config.md, "Reading the file". */
const legacyKeys: ReadonlyMap<string, string> = new Map([
  ['priority', 'use compute.priority_class'],
  ['node_pool_id', 'use compute.pool_id'],
  ['pool_name', 'use compute.pool_id'],
  ['_bases_', 'share values with YAML anchors, and change them with `--override`'],
]);

function suggestion({ path, node, fields, root }: UnknownKey): string | undefined {
  const key = String(path.at(-1));
  const legacy = legacyKeys.get(key);
  if (legacy !== undefined) return legacy;
  const nearest = nearestKey(key, fields.keys());
  const [elsewhere] = knownPlaces(root, key, path);
  if (elsewhere !== undefined && nearest?.slips !== 0) {
    return `did you mean ${formatPath(elsewhere)}?`;
  }
  const meant = nearest?.key ?? longerKey(key, [...fields.keys()]);
  if (meant !== undefined) return `did you mean ${meant}?`;
  const inside = firstKnown(node, fields);
  return inside === undefined ? undefined : `${inside} and what is beside it belong one level up`;
}

/** The one key that begins or ends with this one: max_retries for `retries`. */
function longerKey(key: string, known: readonly string[]): string | undefined {
  const words = key.toLowerCase();
  const [longer, ...others] = known.filter(
    (candidate) => candidate.startsWith(`${words}_`) || candidate.endsWith(`_${words}`),
  );
  return others.length === 0 ? longer : undefined;
}

/** `run: { experiment_name: … }`: what is inside belongs here. */
function firstKnown(
  node: ConfigNode | undefined,
  fields: ReadonlyMap<string, Field>,
): string | undefined {
  if (node?.kind !== 'map') return undefined;
  for (const name of node.named.keys()) if (fields.has(name)) return name;
  return undefined;
}
