import type { Field } from '@air/schema';
import type { ConfigNode } from '../document/config-tree.ts';
import { formatPath } from '../format-path.ts';
import type { Path } from '../issue.ts';
import { quoted } from '../rules/quoted.ts';
import { foldedKey, nearestKey } from './nearest-key.ts';

/** A key that a map does not have, and what the map and the whole file do have. */
export interface UnknownKey {
  readonly path: Path;
  /** What it holds, when that is known. */
  readonly node?: ConfigNode;
  readonly fields: ReadonlyMap<string, Field>;
  readonly root: Field;
}

interface Explanation {
  readonly message: string;
  readonly hint: string | undefined;
}

/** Says that there is no such key, and where what was probably meant is. */
export function unknownKey(unknown: UnknownKey): Explanation {
  const { path, fields } = unknown;
  const key = String(path.at(-1) ?? '');
  const names = [...fields.keys()];
  const spelled = names.find((name) => foldedKey(name) === foldedKey(key));
  const suggestion =
    (spelled === undefined ? undefined : didYouMean(spelled)) ??
    legacyKeys[path.filter((step) => typeof step === 'string').join('.')] ??
    legacyKeys[key] ??
    belongsElsewhere(unknown, key) ??
    oneLevelTooDeep(unknown) ??
    didYouMean(nearestKey(key, names));
  const shown = key === '' || /[\s\p{C}]/u.test(key) ? quoted(formatPath(path)) : formatPath(path);
  return {
    message: `unknown key ${shown}${suggestion === undefined ? '' : `: ${suggestion}`}`,
    hint: `${path.length === 1 ? 'A config' : formatPath(path.slice(0, -1))} has ${names.join(', ')}.`,
  };
}

/** Keys of older tools. Source: run-config.md, "Reading the file". */
const legacyKeys: Readonly<Record<string, string>> = {
  priority: 'use compute.priority_class',
  node_pool_id: 'use compute.pool_id',
  pool_name: 'use compute.pool_id',
  _bases_: 'share parts of a file with YAML anchors, and change values with `--override`',
};

function didYouMean(key: string | undefined): string | undefined {
  return key === undefined ? undefined : `did you mean ${key}?`;
}

/** A known key at the wrong level: `pool_id` at the top is compute.pool_id. */
function belongsElsewhere({ root, path }: UnknownKey, key: string): string | undefined {
  const found = placesOf(root, key, [], path).toSorted((a, b) => a.length - b.length)[0];
  return found === undefined ? undefined : `did you mean ${formatPath(found)}?`;
}

/** Where the tree has the key. The entries of a list count only from inside the same entry. */
function placesOf({ shape }: Field, key: string, at: Path, from: Path): readonly Path[] {
  if (shape.kind === 'list') {
    const inside = at.every((step, index) => step === from[index]);
    const index = from[at.length];
    return inside && typeof index === 'number'
      ? placesOf(shape.item, key, [...at, index], from)
      : [];
  }
  if (shape.kind !== 'map') return [];
  return [...shape.fields].flatMap(([name, field]) => [
    ...(name === key ? [[...at, name]] : []),
    ...placesOf(field, key, [...at, name], from),
  ]);
}

/** `run: { experiment_name: … }`: what is inside belongs here. */
function oneLevelTooDeep({ node, fields }: UnknownKey): string | undefined {
  if (node?.kind !== 'map') return undefined;
  const known = [...node.named.keys()].find((name) => fields.has(name));
  return known === undefined ? undefined : `${known} and what is beside it belong one level up`;
}
