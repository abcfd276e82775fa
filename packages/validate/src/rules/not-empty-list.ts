import { formatPath } from '../format-path.ts';
import type { Rule } from '../rule.ts';
import { listsAt } from './places.ts';

/** A list that is given has an entry. */
export function notEmptyList(field: string): Rule {
  return (config) =>
    listsAt(config, field)
      .filter(({ value }) => value.length === 0)
      .map(({ path }) => ({
        code: 'not-empty-list',
        path,
        message: `${formatPath(path)} cannot be an empty list`,
      }));
}
