import { formatPath } from '../format-path.ts';
import type { Finding, Rule } from '../rule.ts';
import { isBlank } from './blank.ts';
import { textsAt } from './places.ts';

/** A text that is given has something in it besides white space; an empty one that is required is as good as missing. */
export function notBlank(field: string, need: 'optional' | 'required' = 'optional'): Rule {
  return (config) =>
    textsAt(config, field)
      .filter(({ value }) => isBlank(value))
      .map(({ path, value }): Finding => {
        const isMissing = need === 'required' && value === '';
        return {
          code: 'not-blank',
          path,
          message: `${formatPath(path)} ${isMissing ? 'is required and ' : ''}cannot be empty`,
          kind: isMissing ? 'required' : 'rule',
        };
      });
}
