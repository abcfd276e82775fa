import { Schema } from 'yaml';
import type { Scalar, ScalarTag, Tags } from 'yaml';

let schema: Schema | undefined;

/**
 * YAML 1.2 core with merge keys, whatever a `%YAML` line says. One for all documents: making it costs as
 * much as parsing a few lines.
 */
export function coreSchema(): Schema {
  return (schema ??= new Schema({
    schema: 'core',
    merge: true,
    resolveKnownTags: false,
    customTags: (tags) => tags.map(keepingNumbers),
  }));
}

/** A number is written again as it was: `1E+10` and `017` mean other things in other spellings. */
function keepingNumbers(tag: Tags[number]): Tags[number] {
  if (typeof tag !== 'object' || Array.isArray(tag) || tag.collection !== undefined) return tag;
  return numberTags.has(tag.tag) ? ({ ...tag, stringify: asWritten } satisfies ScalarTag) : tag;
}

const numberTags: ReadonlySet<string> = new Set([
  'tag:yaml.org,2002:int',
  'tag:yaml.org,2002:float',
]);

function asWritten({ source, value }: Scalar): string {
  return source ?? String(value);
}
