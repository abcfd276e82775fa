import type { Relation } from '../field.ts';
import type { JsonSchema } from './json-schema.ts';

/** Every type but null: null is how YAML writes a field that is not set. */
const typesOfSet = ['string', 'number', 'boolean', 'array', 'object'];

/** What holds between fields, with the words that editors show where it does not. */
export function relationSchemas(relation: Relation): JsonSchema[] {
  switch (relation.kind) {
    case 'exactly-one': {
      const { of } = relation;
      const pairs = of.flatMap((field, index) =>
        of.slice(index + 1).map((other) => excludes(field, other)),
      );
      return [unless({ not: { type: 'object' } }, atLeastOne(of)), ...pairs];
    }
    case 'excludes':
      return relation.others.map((other) => excludes(relation.field, other, relation.isText));
    case 'needs':
      return relation.others.map((other) =>
        unless(isSet(other), isUnset(relation.field, `${relation.field} needs ${other}`)),
      );
    case 'multiple':
      return Object.entries(relation.numbers)
        .filter(([, number]) => number > 1)
        .map(([value, number]) =>
          unless(
            { not: { required: [relation.by], ...property(relation.by, { const: value }) } },
            property(relation.field, { multipleOf: number }),
          ),
        );
  }
}

function excludes(field: string, other: string, isText = false): JsonSchema {
  const isIrrelevant = isText
    ? property(field, { type: ['array', 'object', 'null'] })
    : isUnset(field);
  return unless(isIrrelevant, isUnset(other, `${field} and ${other} are mutually exclusive`));
}

function atLeastOne(keys: readonly string[]): JsonSchema {
  const message = `${keys.join(' or ')} is required`;
  return keys
    .slice(0, -1)
    .reduce((rest, key) => unless(isSet(key), rest), isSet(keys.at(-1) ?? '', message));
}

function isSet(key: string, message?: string): JsonSchema {
  return {
    required: [key],
    ...property(key, { type: typesOfSet, ...said(message) }),
    ...said(message),
  };
}

function isUnset(path: string, message?: string): JsonSchema {
  const [last = '', ...parents] = path.split('.').toReversed();
  return parents.reduce(
    (inner, parent) => property(parent, inner),
    property(last, { type: 'null', ...said(message) }),
  );
}

function said(message: string | undefined): JsonSchema {
  return message === undefined ? {} : { errorMessage: message };
}

/** Editors tell of an alternative in `anyOf` as if it were a field of its own; a condition they keep to themselves. */
function unless(condition: JsonSchema, otherwise: JsonSchema): JsonSchema {
  return { if: condition, else: otherwise };
}

/** A bound of a property that is described elsewhere: editors do not offer it a second time. */
function property(key: string, bound: JsonSchema): JsonSchema {
  return { properties: { [key]: { ...bound, doNotSuggest: true } } };
}
