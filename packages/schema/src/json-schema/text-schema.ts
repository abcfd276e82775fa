import type { FieldLimits } from '../field.ts';
import { allOf } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';

/** What a YAML scalar can be where a text is wanted: its text is taken as written. */
const scalarTypes = ['string', 'number', 'boolean'];

/** The JSON Schema of a text, whatever scalar it is written as. */
export function textSchema(trims: boolean, limits: FieldLimits): JsonSchema {
  const patterns = textPatterns(limits).map(({ pattern, ...rest }) => ({
    pattern: anchored(pattern, trims),
    ...rest,
  }));
  const base = { type: scalarTypes, ...allOf(patterns) };
  if (limits.oneOf === undefined) return base;
  // Any other value is as good, so they are no enum; editors offer examples as well.
  if (limits.open) return { ...base, examples: limits.oneOf };
  if (!trims && !limits.anyCase) return { enum: limits.oneOf };
  const values = limits.oneOf.map((value) => spelled(value, limits));
  const empty = limits.emptyAllowed === false ? [] : [''];
  return {
    // Editors complete from `enum`; what else is allowed stands beside it.
    anyOf: [
      { enum: limits.oneOf },
      { type: 'string', pattern: anchored([...values, ...empty].join('|'), trims) },
    ],
  };
}

interface TextPattern extends JsonSchema {
  /** Without anchors: the whole text has to match. */
  readonly pattern: string;
  /** What an editor says of a text that does not. */
  readonly patternErrorMessage?: string;
}

function textPatterns(limits: FieldLimits): TextPattern[] {
  const { emptyAllowed, pattern, startsWith, maxLines, maxBytes, maxCodePoints } = limits;
  const most = maxBytes ?? maxCodePoints;
  const patterns: TextPattern[] = [];
  if (emptyAllowed === false) {
    patterns.push({
      pattern: String.raw`[\s\S]*(?:[^\s\u0085]|\ufeff)[\s\S]*`, // Unicode's white space
      patternErrorMessage: 'cannot be empty',
    });
  }
  if (pattern !== undefined) {
    patterns.push({ pattern: spelled(unanchored(pattern.source), limits) });
  }
  if (startsWith !== undefined) {
    patterns.push({
      pattern: `(?:${startsWith.join('|')})${String.raw`[\s\S]*`}`,
      patternErrorMessage: `must start with ${startsWith.join(' or ')}`,
    });
  }
  if (maxLines !== undefined) {
    patterns.push({
      pattern: String.raw`(?:[^\n]*\n){0,${maxLines - 1}}[^\n]*\n?`,
      patternErrorMessage: `maximum is ${maxLines} lines`,
    });
  }
  if (most !== undefined) {
    patterns.push({
      pattern: String.raw`[\s\S]{0,${most}}`,
      patternErrorMessage: `must be ${most} characters or less`,
    });
  }
  return patterns;
}

/** Not every engine that reads JSON Schema knows the properties of Unicode: Python's has no \p. */
function unanchored(source: string): string {
  return source
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .replaceAll(String.raw`\p{Cc}`, String.raw`\u0000-\u001f\u007f-\u009f`);
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
