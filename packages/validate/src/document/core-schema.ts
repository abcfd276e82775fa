import { Schema } from 'yaml';
import type { CollectionTag, Scalar, ScalarTag } from 'yaml';

let schema: Schema | undefined;

/**
 * YAML 1.2 core with merge keys, whatever a `%YAML` line says. One for all documents: making it costs as
 * much as parsing a few lines.
 */
export function coreSchema(): Schema {
  return (schema ??= makeSchema());
}

function makeSchema(): Schema {
  const made = new Schema({ schema: 'core', merge: true, resolveKnownTags: false });
  made.tags = made.tags.map(keepingSpelling); // custom tags would come before the one for merges is added
  return made;
}

type Tag = CollectionTag | ScalarTag;

/**
 * A number is written again as it was: `1E+10` and `017` mean other things in other spellings. A quoted `<<` is a text
 * and stays quoted; that of a merge is a symbol.
 */
function keepingSpelling(tag: Tag): Tag {
  if (tag.collection !== undefined) return tag;
  if (tag.tag === 'tag:yaml.org,2002:merge') return { ...tag, identify: isSymbol };
  return numberTags.has(tag.tag) ? ({ ...tag, stringify: asWritten } satisfies ScalarTag) : tag;
}

const numberTags: ReadonlySet<string> = new Set([
  'tag:yaml.org,2002:int',
  'tag:yaml.org,2002:float',
]);

function isSymbol(value: unknown): boolean {
  return typeof value === 'symbol';
}

function asWritten({ source, value }: Scalar): string {
  return source ?? String(value);
}
