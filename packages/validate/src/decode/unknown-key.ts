import type { Field } from '@air/schema';
import type { ConfigNode } from '../document/config-tree.ts';
import { formatPath } from '../format-path.ts';
import type { Path } from '../issue.ts';
import { nearestKey } from '../words/nearest-key.ts';
import { quoted } from '../words/quoted.ts';
import { keyList } from './key-list.ts';
import { knownPlaces } from './known-places.ts';
import { keyByOtherName } from './other-names.ts';

/** A key that a map does not have, and what the map and the whole file do have. */
interface UnknownKey {
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
  return { message, hint: hintFor(path, fields) };
}

function hintFor(path: Path, fields: ReadonlyMap<string, Field>): string {
  if (String(path.at(-1)).startsWith('//')) return 'A comment begins with #.';
  const known = knownKeys(path.slice(0, -1), fields);
  return path.length === 1 && fields.has('parameters')
    ? `Values of your own belong below parameters. ${known}`
    : known;
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

function suggestion(unknown: UnknownKey): string | undefined {
  const { path, node, fields, root } = unknown;
  const key = String(path.at(-1)).replace(/[\s\p{Cf}]/gu, '');
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
  if (inside !== undefined) return `${inside} and what is beside it belong one level up`;
  const other = otherName(key, unknown);
  return other === undefined ? undefined : `did you mean ${other}?`;
}

/** What another tool's key is called here. Such names are so common that they count only where the key belongs, or at the top. */
function otherName(key: string, { path, fields, root }: UnknownKey): string | undefined {
  const known = keyByOtherName.get(key.toLowerCase());
  if (known === undefined || fields.has(known)) return known;
  const [place] = path.length === 1 ? knownPlaces(root, known, path) : [];
  return place === undefined ? undefined : formatPath(place);
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
