import type { RunConfig } from '@air/schema';
import type { Path } from '../issue.ts';
import type { Decoded } from '../rule.ts';

/** The config as a rule sees it. */
export type Config = Decoded<RunConfig>;

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
  return placesAt(config, field).flatMap(({ path, value }) =>
    typeof value === 'string' ? [{ path, value }] : [],
  );
}

/** The whole numbers that a dotted field stands for; see `textsAt`. */
export function integersAt(config: Config, field: string): readonly Place<number>[] {
  return placesAt(config, field).flatMap(({ path, value }) =>
    typeof value === 'number' ? [{ path, value }] : [],
  );
}

/** The lists that a dotted field stands for; see `textsAt`. */
export function listsAt(config: Config, field: string): readonly Place<readonly unknown[]>[] {
  return placesAt(config, field).flatMap(({ path, value }) =>
    Array.isArray(value) ? [{ path, value }] : [],
  );
}

function placesAt(config: Config, field: string): readonly Place<unknown>[] {
  const steps = field.replaceAll('[]', '.*').split('.');
  return steps.reduce<readonly Place<unknown>[]>(
    (places, step) => places.flatMap((place) => below(place, step)),
    [{ path: [], value: config }],
  );
}

function below({ path, value }: Place<unknown>, step: string): readonly Place<unknown>[] {
  if (Array.isArray(value)) {
    const entries: readonly unknown[] = value;
    return step === '*'
      ? entries.map((entry, index) => ({ path: [...path, index], value: entry }))
      : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => step === '*' || key === step)
    .map(([key, child]: [string, unknown]) => ({ path: [...path, key], value: child }));
}
