import type { Node } from 'yaml';

const standard = /^tag:yaml\.org,2002:([a-z]+)$/;

/** A standard tag in its short form (`!!str`). `!` makes a scalar text. Other tags are none. */
export function standardTag({ tag }: Node): string | undefined {
  if (tag === '!') return '!!str';
  const name = tag === undefined ? undefined : standard.exec(tag)?.[1];
  return name === undefined ? undefined : `!!${name}`;
}
