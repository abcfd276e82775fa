import type { Slot } from '../document/config-tree.ts';
import { formatPath } from '../format-path.ts';
import type { Path } from '../issue.ts';
import type { Finding } from '../rule.ts';
import { slotAt } from './place-of.ts';
import type { Row } from './rows.ts';

/** The places where a required field is left out, null or an empty text, in the order of the file. */
export function missing(row: Row, config: object, root: Slot): readonly Finding[] {
  const key = row.steps.at(-1);
  if (!row.field.required || key === undefined || key === '[]') return [];
  return mapsAt(config, row.steps.slice(0, -1)).flatMap(({ path, map }) => {
    const value: unknown = Reflect.get(map, key);
    const isMissing = value === undefined || value === '';
    return isMissing ? [required([...path, key], value, row, root)] : [];
  });
}

function required(path: Path, value: unknown, { field }: Row, root: Slot): Finding {
  const name = formatPath(path);
  const isThere = slotAt(root, path) !== undefined;
  const reason =
    value === '' ? ' and cannot be empty' : isThere ? ', and nothing is written for it' : '';
  const example = exampleOf(field.docs?.example);
  return {
    code: 'required',
    kind: 'required',
    path,
    message: `${name} is required${reason}`,
    ...(example === undefined ? {} : { hint: `For example: ${path.at(-1)}: ${example}` }),
  };
}

function exampleOf(example: unknown): string | undefined {
  if (typeof example === 'number') return String(example);
  return typeof example === 'string' && !example.includes('\n') ? example : undefined;
}

interface PlacedMap {
  readonly path: Path;
  readonly map: object;
}

function mapsAt(config: object, steps: readonly string[]): readonly PlacedMap[] {
  let places: readonly PlacedMap[] = [{ path: [], map: config }];
  for (const step of steps) {
    places = places.flatMap(({ path, map }) =>
      step === '[]' ? entriesOf(path, map) : objectAt([...path, step], Reflect.get(map, step)),
    );
  }
  return places;
}

function entriesOf(path: Path, list: object): readonly PlacedMap[] {
  return Array.isArray(list)
    ? list.flatMap((entry, index) => objectAt([...path, index], entry))
    : [];
}

function objectAt(path: Path, value: unknown): readonly PlacedMap[] {
  return typeof value === 'object' && value !== null ? [{ path, map: value }] : [];
}
