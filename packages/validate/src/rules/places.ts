import type { Path } from '../issue.ts';
import type { Config } from '../rule.ts';

/** A value of the config and the path to it. */
export interface Place<T> {
  readonly path: Path;
  readonly value: T;
}

/**
 * The texts that a dotted field stands for, in the order of the file: one for `compute.pool_id`, one an
 * entry for `containers[].name`, one a name for `secrets.*`. What is not set or no text is left out.
 */
export function textsAt(config: Config, field: string): readonly Place<string>[] {
  return placesAt(config, field).filter(
    (place): place is Place<string> => typeof place.value === 'string',
  );
}

/** The whole numbers that a dotted field stands for; see `textsAt`. */
export function integersAt(config: Config, field: string): readonly Place<number>[] {
  return placesAt(config, field).filter(
    (place): place is Place<number> => typeof place.value === 'number',
  );
}

/** The lists that a dotted field stands for; see `textsAt`. */
export function listsAt(config: Config, field: string): readonly Place<readonly unknown[]>[] {
  return placesAt(config, field).filter((place): place is Place<readonly unknown[]> =>
    Array.isArray(place.value),
  );
}

function placesAt(config: Config, field: string): readonly Place<unknown>[] {
  const steps = stepsOf(field);
  const keys = steps.indexOf('*') < 0 ? steps : steps.slice(0, steps.indexOf('*'));
  let value: unknown = config;
  for (const key of keys) {
    value = childOf(value, key);
    if (value === undefined) return nowhere; // as most fields are not set, this is the way of most calls
  }
  if (keys === steps) return [{ path: keys, value }];
  const places: Place<unknown>[] = [];
  collect(value, [...keys], steps, places);
  return places;
}

const nowhere: readonly Place<unknown>[] = [];

const stepsByField = new Map<string, readonly string[]>();

/** Every rule asks for its field again and again. */
function stepsOf(field: string): readonly string[] {
  const steps = stepsByField.get(field) ?? field.replaceAll('[]', '.*').split('.');
  stepsByField.set(field, steps);
  return steps;
}

/** Adds what the steps from the end of `path` on lead to. */
function collect(
  value: unknown,
  path: (string | number)[],
  steps: readonly string[],
  places: Place<unknown>[],
): void {
  const step = steps[path.length];
  const descend = (child: unknown, name: string | number): void => {
    path.push(name);
    collect(child, path, steps, places);
    path.pop();
  };
  if (step === undefined) places.push({ path: path.slice(), value });
  else if (step !== '*') {
    const child = childOf(value, step);
    if (child !== undefined) descend(child, step);
  } else if (Array.isArray(value)) value.forEach(descend);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) descend(child, key);
  }
}

function childOf(value: unknown, key: string): unknown {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
