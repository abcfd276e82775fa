import type { Field } from '@air/schema';
import type { Path } from '../issue.ts';

const namesByRoot = new WeakMap<Field, ReadonlySet<string>>();

/**
 * Where the tree of fields has a key, nearest the top first. The entries of a list count only for who stands
 * in the same entry, and what lies deep in another section for nobody: its keys are named as it needs them.
 */
export function knownPlaces(root: Field, key: string, from: Path): readonly Path[] {
  const names = namesByRoot.get(root) ?? new Set(namesIn(root));
  namesByRoot.set(root, names);
  if (!names.has(key)) return [];
  return placesIn(root, key, [], from)
    .filter((place) => place.length <= 2 || from.length === 1 || place[0] === from[0])
    .toSorted((a, b) => a.length - b.length);
}

function namesIn({ shape }: Field): readonly string[] {
  if (shape.kind === 'list') return namesIn(shape.item);
  if (shape.kind !== 'map') return [];
  return [...shape.fields].flatMap(([name, field]) => [name, ...namesIn(field)]);
}

function placesIn({ shape }: Field, key: string, at: Path, from: Path): readonly Path[] {
  if (shape.kind === 'list') {
    const isInside = at.every((step, index) => step === from[index]);
    const index = from[at.length];
    if (!isInside || typeof index !== 'number') return [];
    return placesIn(shape.item, key, [...at, index], from);
  }
  if (shape.kind !== 'map') return [];
  return [...shape.fields].flatMap(([name, field]) => {
    const place = [...at, name];
    return [...(name === key ? [place] : []), ...placesIn(field, key, place, from)];
  });
}
