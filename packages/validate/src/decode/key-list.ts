import type { Field } from '@air/schema';

const lists = new WeakMap<ReadonlyMap<string, Field>, string>();

/** The keys of a map as a hint lists them. One text for all: a file can have a hundred thousand hints. */
export function keyList(fields: ReadonlyMap<string, Field>): string {
  const list = lists.get(fields) ?? [...fields.keys()].join(', ');
  lists.set(fields, list);
  return list;
}
