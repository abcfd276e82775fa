import type { Finding, Rule } from '../rule.ts';

/** The rules as one whose findings come entry by entry of the top-level list, and in the order of the rules within each. */
export function byEntry(...rules: readonly Rule[]): Rule {
  return (config) =>
    rules
      .flatMap((rule) => rule(config) ?? [])
      .toSorted((one, other) => entryOf(one) - entryOf(other));
}

function entryOf({ path: [, index] }: Finding): number {
  return typeof index === 'number' ? index : 0;
}
