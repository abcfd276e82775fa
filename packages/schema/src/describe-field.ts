import type { FieldLimits, Relation } from './field.ts';
import { relationsInWords } from './relation-words.ts';
import { runConfigField } from './shape.ts';
import type { Field, Shape } from './shape.ts';

/** What `air help config.<path>` tells about one field. */
export interface FieldDescription {
  /** Dotted; `[]` stands for the entries of a list; empty for the config itself. */
  readonly path: string;
  readonly title: string;
  readonly documentation: string;
  /** The type in words: `whole number`, `list of texts`. */
  readonly type: string;
  readonly required: boolean;
  /** What holds when the field is left out, in words. */
  readonly default: string | undefined;
  /** Each limit as one phrase. */
  readonly limits: readonly string[];
  /** What holds between the field and those beside it, each as one phrase. */
  readonly relations: readonly string[];
  /** The known values of a field that lists them. */
  readonly values: readonly string[];
  /** A valid value, as JSON. */
  readonly example: unknown;
  /** The fields right below, in declaration order. */
  readonly fields: readonly FieldDescription[];
}

let described: FieldDescription | undefined;

/** The config as a whole, with every field below it. */
export function describeRunConfig(): FieldDescription {
  return (described ??= describe('', runConfigField()));
}

/**
 * One field by its dotted path (`compute.pool_id`); list indexes may be written (`permissions[0].level`)
 * or left out (`permissions.level`). Undefined for a path that is not a field.
 */
export function describeField(path: string): FieldDescription | undefined {
  const keys = path
    .replace(/\[\d*\]/g, '')
    .split('.')
    .filter((key) => key !== '');
  return keys.reduce<FieldDescription | undefined>(
    (field, key) => field?.fields.find((child) => lastKey(child.path) === key),
    describeRunConfig(),
  );
}

function lastKey(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function describe(
  path: string,
  field: Field,
  relations: readonly Relation[] = [],
): FieldDescription {
  const { docs, shape } = field;
  return {
    path,
    title: docs?.title ?? '',
    documentation: docs?.documentation ?? '',
    type: typeInWords(shape),
    required: field.required,
    default: docs?.default,
    limits: limitsInWords(docs?.limits ?? {}),
    relations: relationsInWords(lastKey(path), relations),
    values: docs?.limits?.oneOf ?? [],
    example: docs?.example,
    fields: fieldsBelow(path, field),
  };
}

/** The fields of a map, or those of each entry of a list of maps. */
function fieldsBelow(path: string, { docs, shape }: Field): FieldDescription[] {
  if (shape.kind === 'list') return fieldsBelow(`${path}[]`, shape.item);
  if (shape.kind !== 'map') return [];
  return [...shape.fields].map(([key, field]) =>
    describe(path === '' ? key : `${path}.${key}`, field, docs?.relations),
  );
}

function typeInWords(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return 'text';
    case 'integer':
      return 'whole number';
    case 'boolean':
      return 'true or false';
    case 'map':
      return 'map';
    case 'texts-by-name':
      return 'map of names to texts';
    case 'free-form':
      return 'map with any content';
    case 'list':
      return `list of ${typeInWords(shape.item.shape)}s`;
    case 'either':
      return shape.options.map(typeInWords).join(', or ');
  }
}

function limitsInWords(limits: FieldLimits): string[] {
  const known = limits.oneOf?.join(', ');
  const knownWords = limits.open ? 'known values' : 'one of';
  return [
    ...(limits.emptyAllowed === false ? ['not empty'] : []),
    ...(known === undefined
      ? []
      : [`${knownWords}: ${known}${limits.anyCase ? ', in any case' : ''}`]),
    ...(limits.min === undefined ? [] : [`at least ${limits.min}`]),
    ...(limits.max === undefined ? [] : [`at most ${limits.max}`]),
    ...(limits.maxBytes === undefined ? [] : [`at most ${limits.maxBytes} bytes`]),
    ...(limits.maxCodePoints === undefined ? [] : [`at most ${limits.maxCodePoints} characters`]),
    ...(limits.maxLines === undefined ? [] : [`at most ${limits.maxLines} lines`]),
    ...(limits.startsWith === undefined ? [] : [`starts with ${limits.startsWith.join(' or ')}`]),
    ...(limits.pattern === undefined ? [] : [`matches ${limits.pattern.source}`]),
    ...(limits.keyPattern === undefined ? [] : [`names match ${limits.keyPattern.source}`]),
  ];
}
