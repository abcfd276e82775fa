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

/** An integer that may be beyond 2^53. */
export const bigInteger: v.GenericSchema<unknown, bigint> = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value)),
  v.regex(/^-?\d+$/),
  v.transform((digits) => BigInt(digits)),
);

/** Text or nothing; the service may leave a field out, or send null. */
export const optionalText: v.GenericSchema<unknown, string | undefined> = v.pipe(
  v.nullish(v.string()),
  v.transform((text) => text ?? undefined),
);
