/** A JSON Schema as plain data. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** Those that hold beside the keywords of a schema; no keyword when there is none. */
export function allOf(schemas: readonly JsonSchema[]): JsonSchema {
  return schemas.length === 0 ? {} : { allOf: schemas };
}
