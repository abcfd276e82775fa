import type { Rule } from '../rule.ts';

/** The rules of one row of run-config.md's table, in their order. */
export interface FieldRules {
  /** The row as a dotted field, such as `compute.num_accelerators` or `containers[].name`. */
  readonly field: string;
  readonly rules: readonly Rule[];
}

/** A row, from its field and the rules that it gives to that field. */
export function row(field: string, rulesOf: (field: string) => readonly Rule[]): FieldRules {
  return { field, rules: rulesOf(field) };
}
