import { formatPath } from '../format-path.ts';
import type { Rule } from '../rule.ts';
import { textsAt } from './places.ts';

/** A required text that is there but empty is as good as missing. */
export function notEmpty(field: string): Rule {
  return (config) =>
    textsAt(config, field)
      .filter(({ value }) => value === '')
      .map(({ path }) => ({
        code: 'not-empty',
        path,
        message: `${formatPath(path)} is required and cannot be empty`,
        kind: 'required',
      }));
}
