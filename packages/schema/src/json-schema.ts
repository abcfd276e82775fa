import type { FieldDocs, FieldLimits, Relation } from './field.ts';
import { runConfigField } from './shape.ts';
import type { Field, Shape } from './shape.ts';

/** The versions of JSON Schema that editors read. */
export const jsonSchemaDrafts = ['2020-12', '07'] as const;

export type JsonSchemaDraft = (typeof jsonSchemaDrafts)[number];

/** A JSON Schema as plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

const dialects: Readonly<Record<JsonSchemaDraft, string>> = {
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
  '07': 'http://json-schema.org/draft-07/schema#',
};

/** What a YAML scalar can be where a text is wanted: its text is taken as written. */
const scalarTypes = ['string', 'number', 'boolean'];

/**
 * The JSON Schema of a run config, for editors. It never rejects what `@air/validate` accepts; what JSON
 * Schema cannot say (a text that was written as a number, the order of a file) it lets through.
 */
export function runConfigJsonSchema(draft: JsonSchemaDraft): JsonSchema {
  return { $schema: dialects[draft], ...fieldSchema(runConfigField()) };
}

function fieldSchema(field: Field): JsonSchema {
  const bounds = shapeSchema(field.shape, field.docs?.limits ?? {});
  return {
    ...describe(field.docs),
    ...(field.required ? bounds : orNull(bounds)),
    ...allOf((field.docs?.relations ?? []).flatMap(relationSchemas)),
  };
}

function describe(docs: FieldDocs | undefined): JsonSchema {
  if (docs === undefined) return {};
  const fallback = docs.default === undefined ? '' : ` Default: ${docs.default}.`;
  return {
    title: docs.title,
    description: docs.documentation + fallback,
    examples: [docs.example],
    defaultSnippets: [{ label: docs.title, body: docs.example }],
  };
}

function shapeSchema(shape: Shape, limits: FieldLimits): JsonSchema {
  switch (shape.kind) {
    case 'text':
      return textSchema(shape.trims, limits);
    case 'integer':
      return {
        type: 'integer',
        minimum: limits.min ?? Number.MIN_SAFE_INTEGER,
        maximum: limits.max ?? Number.MAX_SAFE_INTEGER,
      };
    case 'boolean':
      return { type: 'boolean' };
    case 'list':
      return {
        type: 'array',
        items: listItemSchema(shape.item, limits),
        ...(limits.emptyAllowed === false ? { minItems: 1 } : {}),
      };
    case 'map':
      return mapSchema(shape.fields);
    case 'texts-by-name':
      return {
        type: 'object',
        additionalProperties: orNull(textSchema(false, limits)),
        ...(limits.keyPattern === undefined
          ? {}
          : { propertyNames: { pattern: limits.keyPattern.source } }),
      };
    case 'free-form':
      return { type: 'object' };
    case 'either':
      return { anyOf: shape.options.map((option) => shapeSchema(option, limits)) };
  }
}

/** The bounds of a list of numbers are those of its entries. */
function listItemSchema(item: Field, { min, max }: FieldLimits): JsonSchema {
  if (item.shape.kind !== 'integer') return fieldSchema(item);
  return shapeSchema(item.shape, {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  });
}

function mapSchema(fields: ReadonlyMap<string, Field>): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries([...fields].map(([key, field]) => [key, fieldSchema(field)])),
    required: [...fields].filter(([, field]) => field.required).map(([key]) => key),
    additionalProperties: false,
  };
}

function textSchema(trims: boolean, limits: FieldLimits): JsonSchema {
  const patterns = textPatterns(limits).map((pattern) => anchored(pattern, trims));
  const base = { type: scalarTypes, ...allOf(patterns.map((pattern) => ({ pattern }))) };
  if (limits.oneOf === undefined) return base;
  // Editors complete from `enum`; what else is allowed stands beside it.
  if (limits.open) return { anyOf: [{ enum: limits.oneOf }, base] };
  if (!trims && !limits.anyCase) return { enum: limits.oneOf };
  const values = limits.oneOf.map((value) => spelled(value, limits));
  const empty = limits.emptyAllowed === false ? [] : [''];
  return {
    anyOf: [
      { enum: limits.oneOf },
      { type: 'string', pattern: anchored([...values, ...empty].join('|'), trims) },
    ],
  };
}

/** Patterns without anchors that a whole text has to match. */
function textPatterns(limits: FieldLimits): string[] {
  const most = limits.maxBytes ?? limits.maxCodePoints;
  return [
    ...(limits.emptyAllowed === false ? [String.raw`[\s\S]*\S[\s\S]*`] : []),
    ...(limits.pattern === undefined ? [] : [spelled(unanchored(limits.pattern.source), limits)]),
    ...(limits.startsWith === undefined
      ? []
      : [`(?:${limits.startsWith.join('|')})${String.raw`[\s\S]*`}`]),
    ...(limits.maxLines === undefined
      ? []
      : [String.raw`(?:[^\n]*\n){0,${limits.maxLines - 1}}[^\n]*\n?`]),
    ...(most === undefined ? [] : [String.raw`[\s\S]{0,${most}}`]),
  ];
}

function unanchored(source: string): string {
  return source.replace(/^\^/, '').replace(/\$$/, '');
}

function anchored(pattern: string, trims: boolean): string {
  return trims ? String.raw`^\s*(?:${pattern})\s*$` : `^(?:${pattern})$`;
}

/** A pattern as it may be typed: JSON Schema has no way to ignore case. */
function spelled(pattern: string, { anyCase }: FieldLimits): string {
  if (!anyCase) return pattern;
  return pattern.replace(
    /[A-Za-z]/g,
    (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`,
  );
}

/** Null in any spelling means that an optional field is not set. */
function orNull(schema: JsonSchema): JsonSchema {
  const { type } = schema;
  if (typeof type === 'string' || Array.isArray(type)) {
    return { ...schema, type: [type, 'null'].flat() };
  }
  return { anyOf: [schema, { type: 'null' }] };
}

function relationSchemas(relation: Relation): JsonSchema[] {
  switch (relation.kind) {
    case 'exactly-one':
      return [implies({ type: 'object' }, { oneOf: relation.of.map(isSet) })];
    case 'excludes':
      return relation.others.map((other) => ({ not: both(relation.field, other) }));
    case 'needs':
      return relation.others.map((other) => implies(isSet(relation.field), isSet(other)));
    case 'multiple':
      return Object.entries(relation.numbers)
        .filter(([, number]) => number > 1)
        .map(([value, number]) =>
          implies(
            { required: [relation.by], properties: { [relation.by]: { const: value } } },
            { properties: { [relation.field]: { multipleOf: number } } },
          ),
        );
  }
}

function implies(condition: JsonSchema, consequence: JsonSchema): JsonSchema {
  return { anyOf: [{ not: condition }, consequence] };
}

function both(one: string, other: string): JsonSchema {
  return { allOf: [isSet(one), isSet(other)] };
}

function isSet(key: string): JsonSchema {
  return { type: 'object', required: [key], properties: { [key]: { not: { type: 'null' } } } };
}

function allOf(schemas: readonly JsonSchema[]): JsonSchema {
  return schemas.length === 0 ? {} : { allOf: schemas };
}
