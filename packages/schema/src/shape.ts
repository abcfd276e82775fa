import * as v from 'valibot';
import type { FieldDocs } from './field.ts';
import { requirementsFile } from './requirements-file.ts';
import { runConfig } from './run-config.ts';

/**
 * What a place in the file may hold, read off the valibot schema, so that decoding, help, overrides and
 * the JSON Schema all ask one tree and none of them knows valibot.
 */
export type Shape =
  | { readonly kind: 'text'; readonly read: Normalize; readonly trims: boolean }
  | { readonly kind: 'integer' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'map'; readonly fields: ReadonlyMap<string, Field> }
  | { readonly kind: 'list'; readonly item: Field }
  /** The user's own keys, each with a text; null is the empty text. */
  | { readonly kind: 'texts-by-name' }
  /** The user's own keys with any content. */
  | { readonly kind: 'free-form' }
  | { readonly kind: 'either'; readonly options: readonly Shape[] };

/** The text as the config holds it: trimmed or in canonical case where the schema says so. */
export type Normalize = (written: string) => string;

/** One field, or one entry of a list. */
export interface Field {
  readonly required: boolean;
  readonly docs: FieldDocs | undefined;
  readonly shape: Shape;
}

type ScalarSchema =
  | v.StringSchema<undefined>
  | v.NumberSchema<undefined>
  | v.BooleanSchema<undefined>;
type MapSchema = v.StrictObjectSchema<v.ObjectEntries, undefined>;
type ListSchema = v.ArraySchema<v.GenericSchema, undefined>;
type RecordSchema = v.RecordSchema<v.GenericSchema<string, string>, v.GenericSchema, undefined>;
type UnionSchema = v.UnionSchema<v.GenericSchema[], undefined>;
type OptionalSchema = v.OptionalSchema<v.GenericSchema, undefined>;
type KnownSchema =
  | ScalarSchema
  | MapSchema
  | ListSchema
  | RecordSchema
  | UnionSchema
  | OptionalSchema;

let runConfigRoot: Field | undefined;
let requirementsRoot: Field | undefined;

/** The root of the run config as a tree of fields, in declaration order. */
export function runConfigField(): Field {
  return (runConfigRoot ??= fieldOf(runConfig));
}

/** The root of a requirements file as a tree of fields. */
export function requirementsFileField(): Field {
  return (requirementsRoot ??= fieldOf(requirementsFile));
}

function fieldOf(schema: v.GenericSchema): Field {
  const known = knownSchema(schema);
  if (v.isOfType('optional', known)) return { ...fieldOf(known.wrapped), required: false };
  return { required: true, docs: docsOf(schema), shape: shapeOf(schema) };
}

function shapeOf(schema: v.GenericSchema): Shape {
  const known = knownSchema(schema);
  switch (known.type) {
    case 'string':
      return {
        kind: 'text',
        read: (written) => String(v.parse(schema, written)),
        trims: pipeOf(schema).some((item) => v.isOfType('trim', item)),
      };
    case 'number':
      return { kind: 'integer' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'strict_object':
      return {
        kind: 'map',
        fields: new Map(Object.entries(known.entries).map(([key, entry]) => [key, fieldOf(entry)])),
      };
    case 'array':
      return { kind: 'list', item: fieldOf(known.item) };
    case 'record':
      return { kind: known.value.type === 'unknown' ? 'free-form' : 'texts-by-name' };
    case 'union':
      return { kind: 'either', options: known.options.map(shapeOf) };
    case 'optional':
      return shapeOf(known.wrapped);
  }
}

function knownSchema(schema: v.GenericSchema): KnownSchema {
  if (isKnown(schema)) return schema;
  throw new TypeError(`a run config has no fields of type ${schema.type}`);
}

const knownTypes: ReadonlySet<string> = new Set<KnownSchema['type']>([
  'string',
  'number',
  'boolean',
  'strict_object',
  'array',
  'record',
  'union',
  'optional',
]);

function isKnown(schema: v.GenericSchema): schema is KnownSchema {
  return knownTypes.has(schema.type);
}

/** The steps of a schema, those of the schemas that it wraps included. */
function pipeOf(schema: v.GenericSchema): readonly v.GenericPipeItem[] {
  if (!hasPipe(schema)) return [];
  const [inner, ...steps] = schema.pipe;
  return [...(inner === undefined || inner.kind !== 'schema' ? [] : pipeOf(inner)), ...steps];
}

function hasPipe(
  schema: v.GenericSchema,
): schema is v.GenericSchema & { readonly pipe: readonly v.GenericPipeItem[] } {
  return 'pipe' in schema && Array.isArray(schema.pipe);
}

function docsOf(schema: v.GenericSchema): FieldDocs | undefined {
  const { field } = v.getMetadata(schema);
  return isFieldDocs(field) ? field : undefined;
}

function isFieldDocs(value: unknown): value is FieldDocs {
  return typeof value === 'object' && value !== null && 'documentation' in value;
}
