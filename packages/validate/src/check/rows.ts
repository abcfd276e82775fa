import { runConfigField } from '@air/schema';
import type { Field } from '@air/schema';
import type { Rule } from '../rule.ts';
import { rules } from '../rules/index.ts';

/** A field of the config, or of each entry of a list, with what is checked of it. */
export interface Row {
  /** The keys to it; `[]` stands for every entry of a list. */
  readonly steps: readonly string[];
  readonly field: Field;
  readonly rules: readonly Rule[];
}

/** Rows whose findings are told together, entry by entry. */
export type RowGroup = readonly Row[];

let groups: readonly RowGroup[] | undefined;

/**
 * Every field in declaration order. The fields of a list's entries have rows of their own where the table of
 * run-config.md gives them some (`containers[].name`); else they go with the row of the list.
 */
export function rowGroups(): readonly RowGroup[] {
  return (groups ??= groupsBelow([], runConfigField()));
}

function groupsBelow(steps: readonly string[], { shape }: Field): readonly RowGroup[] {
  if (shape.kind === 'map') {
    return [...shape.fields].flatMap(([key, field]) => groupsOf([...steps, key], field));
  }
  return shape.kind === 'list' ? groupsBelow([...steps, '[]'], shape.item) : [];
}

function groupsOf(steps: readonly string[], field: Field): readonly RowGroup[] {
  const row = { steps, field, rules: rulesOf(steps) };
  const below = groupsBelow(steps, field);
  const ownRows = field.shape.kind !== 'list' || below.flat().some(({ rules }) => rules.length > 0);
  return ownRows ? [[row], ...below] : [[row, ...below.flat()]];
}

function rulesOf(steps: readonly string[]): readonly Rule[] {
  const name = steps.join('.').replaceAll('.[]', '[]');
  return rules.filter(({ field }) => field === name).flatMap(({ rules }) => rules);
}
