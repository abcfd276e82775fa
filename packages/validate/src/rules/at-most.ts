import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { limitsOf } from './limits-of.ts';
import { integersAt } from './places.ts';

/** A number is not above the most that its field allows. */
export function atMost(field: string): Rule {
  return (config) => {
    const { max = Infinity } = limitsOf(field);
    return integersAt(config, field)
      .filter(({ value }) => value > max)
      .map(({ path, value }) => ({
        code: 'at-most',
        path,
        message: `${formatPath(path)} must be <= ${max}, got ${value}`,
      }));
  };
}

export const atMostDoc: IssueDoc = {
  code: 'at-most',
  summary: 'A number is too large',
  meaning: 'The field has a greatest value. The message names it.',
  wrong: 'timeout_minutes: 100000000',
  right: 'timeout_minutes: 1440',
};
