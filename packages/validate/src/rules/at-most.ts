import { formatPath } from '../format-path.ts';
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
