import type { Node } from 'yaml';
import type { CoreType } from './core-type.ts';

/** What a core tag says that a node is. */
type TaggedType = CoreType | 'map' | 'list';

const coreTags: ReadonlyMap<string, TaggedType> = new Map([
  ['!', 'text'],
  ['tag:yaml.org,2002:str', 'text'],
  ['tag:yaml.org,2002:null', 'null'],
  ['tag:yaml.org,2002:bool', 'boolean'],
  ['tag:yaml.org,2002:int', 'integer'],
  ['tag:yaml.org,2002:float', 'float'],
  ['tag:yaml.org,2002:map', 'map'],
  ['tag:yaml.org,2002:seq', 'list'],
]);

/** What the node's tag says that it is; undefined without a tag and for one that has no effect. */
export function taggedType({ tag }: Node): TaggedType | undefined {
  return tag === undefined ? undefined : coreTags.get(tag);
}

/** True for a tag that is not of YAML's core, and so has no effect. */
export function isOtherTag(tag: string): boolean {
  return !coreTags.has(tag);
}

/** A tag as people write it: `!!str`, `!mine`. */
export function shownTag(tag: string): string {
  const core = 'tag:yaml.org,2002:';
  if (tag.startsWith(core)) return `!!${tag.slice(core.length)}`;
  return tag.startsWith('!') ? tag : `!<${tag}>`;
}
