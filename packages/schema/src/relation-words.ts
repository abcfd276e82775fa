import type { Relation } from './field.ts';

/** What holds between a field and those beside it, each as one phrase. */
export function relationsInWords(key: string, relations: readonly Relation[]): readonly string[] {
  return relations.map((relation) => inWords(key, relation)).filter((words) => words !== undefined);
}

function inWords(key: string, relation: Relation): string | undefined {
  switch (relation.kind) {
    case 'exactly-one':
      return relation.of.includes(key) ? `exactly one of ${relation.of.join(', ')}` : undefined;
    case 'excludes':
      return excludedInWords(key, relation);
    case 'needs':
      return relation.field === key ? `only with ${relation.others.join(' and ')}` : undefined;
    case 'multiple':
      return relation.field === key ? multiples(relation.numbers) : undefined;
  }
}

function excludedInWords(
  key: string,
  { field, others, isText }: Extract<Relation, { readonly kind: 'excludes' }>,
): string | undefined {
  if (field === key) return `${isText ? 'as a text ' : ''}not with ${others.join(', ')}`;
  if (!others.includes(key)) return undefined;
  return `not with ${isText ? `a text in ${field}` : field}`;
}

function multiples(numbers: Readonly<Record<string, number>>): string {
  const above = Object.entries(numbers).filter(([, number]) => number > 1);
  return above.map(([value, number]) => `a multiple of ${number} for ${value}`).join(', ');
}
