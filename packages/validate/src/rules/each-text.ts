import type { Config, Finding, Rule } from '../rule.ts';
import { textsAt } from './places.ts';
import type { Place } from './places.ts';

/** A check of one entry of a list or a map. */
export type EntryCheck = (entry: Place<string>, config: Config) => Finding | undefined;

/** Checks the entries of `field` in the order of the file, and each of them in the order of `checks`. */
export function eachText(field: string, ...checks: readonly EntryCheck[]): Rule {
  return (config) =>
    textsAt(config, field).flatMap((entry) =>
      checks.map((check) => check(entry, config)).filter((finding) => finding !== undefined),
    );
}
