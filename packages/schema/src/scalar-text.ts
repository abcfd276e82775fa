import * as v from 'valibot';

/** Any scalar, with the text as it is written in the file. */
export const text = v.string();

/** As `text`, without the white space at both ends. */
export const trimmedText = v.pipe(v.string(), v.trim());

/** As `trimmedText`, with ASCII letters in upper case: `ſ` stays what it is. */
export const upperCaseText = v.pipe(v.string(), v.trim(), v.transform(asciiUpperCase));

/** As `trimmedText`, with ASCII letters in lower case. */
export const lowerCaseText = v.pipe(v.string(), v.trim(), v.transform(asciiLowerCase));

/** A whole number that a JavaScript number holds exactly. */
export const integer = v.pipe(v.number(), v.safeInteger());

function asciiUpperCase(value: string): string {
  return value.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

function asciiLowerCase(value: string): string {
  return value.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
