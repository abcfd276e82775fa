import type { FieldLimits } from '../field.ts';
import { runConfigField } from '../shape.ts';
import type { Field, Shape } from '../shape.ts';
import { allOf } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { relationSchemas } from './relation-schemas.ts';
import { textSchema } from './text-schema.ts';

/** The versions of JSON Schema that editors read. */
export const jsonSchemaDrafts = ['2020-12', '07'] as const;

export type JsonSchemaDraft = (typeof jsonSchemaDrafts)[number];

const dialects: Readonly<Record<JsonSchemaDraft, string>> = {
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
  '07': 'http://json-schema.org/draft-07/schema#',
};

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
    ...describe(field),
    ...(field.required ? bounds : orNull(bounds)),
    ...allOf((field.docs?.relations ?? []).flatMap(relationSchemas)),
  };
}

function describe({ docs, shape }: Field): JsonSchema {
  if (docs === undefined) return {};
  const fallback = docs.default === undefined ? '' : ` Default: ${docs.default}.`;
  const snippet = snippetBody(shape, docs.example);
  return {
    title: docs.title,
    description: docs.documentation + fallback,
    examples: [docs.example],
    ...(snippet === undefined
      ? {}
      : { defaultSnippets: [{ label: `${docs.title} (example)`, body: snippet }] }),
  };
}

/** What an editor types for a whole map, or for a script; it offers other examples by itself. */
function snippetBody({ kind }: Shape, example: unknown): unknown {
  if (kind === 'map' || kind === 'texts-by-name' || kind === 'free-form') return example;
  if (typeof example !== 'string' || !example.includes('\n')) return undefined;
  return `|\n${example.trimEnd().replace(/^/gm, '  ')}`;
}

/** The value of a variable ends at a NUL. */
const withoutNul = /^[^\0]*$/;

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
        additionalProperties: orNull(textSchema(false, { pattern: withoutNul, ...limits })),
        ...(limits.keyPattern === undefined
          ? {}
          : { propertyNames: { pattern: limits.keyPattern.source } }),
      };
    case 'free-form':
      return { type: 'object' };
    case 'either':
      return oneOf(
        shape.options
          // A text takes whatever scalar is written, so a boolean beside it adds nothing.
          .filter(({ kind }) => kind !== 'boolean')
          .map((option) => shapeSchema(option, limits)),
      );
  }
}

/** Alternatives that exclude each other: those of `anyOf` editors take for fields, and show the title once for each. */
function oneOf(schemas: readonly JsonSchema[]): JsonSchema {
  const [only, ...others] = schemas;
  return only !== undefined && others.length === 0 ? only : { oneOf: schemas };
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

/** Null in any spelling means that an optional field is not set. */
function orNull(schema: JsonSchema): JsonSchema {
  const { type, oneOf } = schema;
  if (typeof type === 'string' || Array.isArray(type)) {
    return { ...schema, type: [type, 'null'].flat() };
  }
  if (Array.isArray(oneOf)) return { ...schema, oneOf: [...oneOf, { type: 'null' }] };
  return { anyOf: [schema, { type: 'null' }] };
}
