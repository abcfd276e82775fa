import { runConfigField } from '@air/schema';
import type { Field, FieldLimits } from '@air/schema';

/**
 * The limits that the schema documents for a dotted field. The entries of a list or a map
 * (`containers[].ranks[]`, `secrets.*`) have those of the list or the map.
 */
export function limitsOf(dotted: string): FieldLimits {
  const limits = limitsByField.get(dotted) ?? documentedLimits(dotted);
  limitsByField.set(dotted, limits);
  return limits;
}

const limitsByField = new Map<string, FieldLimits>();

function documentedLimits(dotted: string): FieldLimits {
  let field = runConfigField();
  for (const step of dotted.replaceAll('[]', '.*').split('.')) {
    const next = fieldBelow(field, step);
    if (next === undefined) throw new TypeError(`a run config has no field ${dotted}`);
    field = next;
  }
  return field.docs?.limits ?? {};
}

function fieldBelow(field: Field, step: string): Field | undefined {
  const { shape } = field;
  if (step !== '*') return shape.kind === 'map' ? shape.fields.get(step) : undefined;
  return shape.kind === 'list' && shape.item.docs !== undefined ? shape.item : field;
}
