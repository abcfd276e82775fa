import type { Slot } from '../document/config-tree.ts';
import { slotAt } from '../document/place-of.ts';
import { formatPath } from '../format-path.ts';
import type { Path } from '../issue.ts';
import type { Finding } from '../rule.ts';
import type { Row } from './rows.ts';

/** The places where a required field is left out, null or an empty text, in the order of the file. */
export function* missing(row: Row, config: object, root: Slot): Generator<Finding> {
  const key = row.steps.at(-1);
  if (!row.field.required || key === undefined || key === '[]') return;
  const example = exampleOf(row.field.docs?.example);
  const hint = example === undefined ? undefined : `For example: ${key}: ${example}`;
  for (const { path, map } of mapsAt(config, row.steps.slice(0, -1))) {
    const value: unknown = Reflect.get(map, key);
    if (value === undefined || value === '') yield required(path.concat(key), value, hint, root);
  }
}

function required(path: Path, value: unknown, hint: string | undefined, root: Slot): Finding {
  const isThere = slotAt(root, path) !== undefined;
  const reason =
    value === '' ? ' and cannot be empty' : isThere ? ', and nothing is written for it' : '';
  return {
    code: 'required',
    kind: 'required',
    path,
    message: `${formatPath(path)} is required${reason}`,
    hint,
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

function* mapsAt(value: unknown, steps: readonly string[], path: Path = []): Generator<PlacedMap> {
  if (typeof value !== 'object' || value === null) return;
  const [step, ...rest] = steps;
  if (step === undefined) yield { path, map: value };
  else if (step !== '[]') yield* mapsAt(Reflect.get(value, step), rest, path.concat(step));
  else if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) yield* mapsAt(entry, rest, path.concat(index));
  }
}
