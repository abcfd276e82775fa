import { formatPath } from '../format-path.ts';
import type { Rule } from '../rule.ts';
import { isBlank } from './blank.ts';
import { textsAt } from './places.ts';

/** A text that is given has something in it besides white space. */
export function notBlank(field: string): Rule {
  return (config) =>
    textsAt(config, field)
      .filter(({ value }) => isBlank(value))
      .map(({ path }) => ({
        code: 'not-blank',
        path,
        message: `${formatPath(path)} cannot be empty`,
      }));
}
