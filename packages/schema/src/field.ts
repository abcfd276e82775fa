import * as v from 'valibot';

/** Bounds of one field; the rules check them, the documentation and the JSON Schema print them. */
export interface FieldLimits {
  /** Most UTF-8 bytes: for values that go on the wire as a key. */
  readonly maxBytes?: number;
  /** Most Unicode code points. */
  readonly maxCodePoints?: number;
  /** Most lines, counted by LF, a final line break not counted. */
  readonly maxLines?: number;
  readonly min?: number;
  readonly max?: number;
  /** The whole value matches this. */
  readonly pattern?: RegExp;
  /** The value begins with one of these. */
  readonly startsWith?: readonly string[];
  /** The known values, in the order in which messages list them. */
  readonly oneOf?: readonly string[];
  /** True when the platform may take values beyond `oneOf`: another one draws a warning. */
  readonly open?: true;
  /** True when ASCII letters may be typed in either case. */
  readonly anyCase?: true;
  /** Every key of a map with the user's own keys matches this. */
  readonly keyPattern?: RegExp;
  /** False for a text or a list that may not be empty. */
  readonly emptyAllowed?: false;
}

/** What holds between the fields of one map. A field counts as set when it is there and not null. */
export type Relation =
  | { readonly kind: 'exactly-one'; readonly of: readonly string[] }
  /** The others may lie deeper, as `environment.version`. With `isText`, only a text in `field` excludes them. */
  | {
      readonly kind: 'excludes';
      readonly field: string;
      readonly others: readonly string[];
      readonly isText?: true;
    }
  | { readonly kind: 'needs'; readonly field: string; readonly others: readonly string[] }
  /** `field` is a multiple of the number that stands beside the value of `by`. */
  | {
      readonly kind: 'multiple';
      readonly field: string;
      readonly by: string;
      readonly numbers: Readonly<Record<string, number>>;
    };

/** What a person is told about one field. */
export interface FieldDocs {
  /** A noun phrase of a few words. */
  readonly title: string;
  /** One paragraph: what the field does and what to mind. */
  readonly documentation: string;
  /** A value that is valid, as JSON. */
  readonly example: unknown;
  /** What holds when the field is left out, in words. */
  readonly default?: string;
  readonly limits?: FieldLimits;
  /** For a map. The rules check the same and say it in words; a test holds the two against each other. */
  readonly relations?: readonly Relation[];
}

/** A valibot schema with the documentation of the field that it reads. */
export type DocumentedSchema<S extends v.GenericSchema> = v.SchemaWithPipe<
  readonly [S, v.MetadataAction<v.InferOutput<S>, { readonly field: FieldDocs }>]
>;

/** Documents a field: in a schema and the words about it, out the same schema with the words on it. */
export function field<const S extends v.GenericSchema>(
  schema: S,
  docs: FieldDocs,
): DocumentedSchema<S> {
  return v.pipe(schema, v.metadata({ field: docs }));
}
