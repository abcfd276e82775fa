import type { FieldDescription } from '@air/schema';
import { stringify } from 'yaml';

/** A field's example as a person would write it into a config, below the keys of the maps that it is in. */
export function exampleYaml({ path, example }: FieldDescription): string {
  const keys = path === '' ? [] : path.split('.');
  const value = keys.reduceRight<unknown>(
    (inner, key) => (key.endsWith('[]') ? { [key.slice(0, -2)]: [inner] } : { [key]: inner }),
    example,
  );
  return stringify(value, { lineWidth: 0 }).trimEnd();
}
