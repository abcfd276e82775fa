import * as v from 'valibot';

/** Any scalar, with the text as it is written in the file. */
export const text = v.string();

/** As `text`, without the white space at both ends. */
export const trimmedText = v.pipe(v.string(), v.trim());

/**
 * As `trimmedText`, with one of the choices in its own spelling, whatever the case of its ASCII letters (`ſ` stays what it is).
 * What is none of them stays as written, for messages to quote.
 */
export function choiceText(choices: readonly string[]) {
  return v.pipe(
    v.string(),
    v.trim(),
    v.transform((written) => choices.find((choice) => fold(choice) === fold(written)) ?? written),
  );
}

/** A whole number that a JavaScript number holds exactly. */
export const integer = v.pipe(v.number(), v.safeInteger());

function fold(value: string): string {
  return value.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
