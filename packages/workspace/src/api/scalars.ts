import * as v from 'valibot';

/** A 64-bit id as text, whether the service sends a number or text. */
export const id: v.GenericSchema<unknown, string> = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value)),
  v.regex(/^[1-9]\d*$/),
);

/** A number that the service may also send as text. */
export const integer: v.GenericSchema<unknown, number> = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(Number),
  v.integer(),
);

/** A text; undefined for one that is missing, null or empty, which are all how a service says that there is none. */
export const optionalText: v.GenericSchema<unknown, string | undefined> = v.pipe(
  v.nullish(v.string()),
  v.transform((text) => text || undefined),
);

/** A value of the shape; undefined for one that is missing, null or of another shape. */
export function lenient<T>(
  shape: v.GenericSchema<unknown, T>,
): v.GenericSchema<unknown, T | undefined> {
  return v.fallback(v.optional(shape), undefined);
}

/** The members that have the shape; none where there is no list. */
export function lenientList<T>(shape: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T[]> {
  const list = v.pipe(
    v.unknown(),
    v.transform((value) =>
      (Array.isArray(value) ? value : []).flatMap((member: unknown) => {
        const read = v.safeParse(shape, member);
        return read.success ? [read.output] : [];
      }),
    ),
  );
  return v.optional(list, []);
}
