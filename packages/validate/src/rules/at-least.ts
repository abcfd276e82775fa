import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { limitsOf } from './limits-of.ts';
import { integersAt } from './places.ts';

/** A number is not below the least that its field allows. */
export function atLeast(field: string): Rule {
  return (config) => {
    const { min = -Infinity } = limitsOf(field);
    return integersAt(config, field)
      .filter(({ value }) => value < min)
      .map(({ path, value }) => ({
        code: 'at-least',
        path,
        message: `${formatPath(path)} must be >= ${min}, got ${value}`,
      }));
  };
}

export const atLeastDoc: IssueDoc = {
  code: 'at-least',
  summary: 'A number is too small',
  meaning: 'The field has a least value. The message names it.',
  wrong: 'max_retries: -1',
  right: 'max_retries: 0',
};
