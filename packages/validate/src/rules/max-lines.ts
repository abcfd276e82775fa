import { formatPath } from '../format-path.ts';
import type { Rule } from '../rule.ts';
import { limitsOf } from './limits-of.ts';
import { textsAt } from './places.ts';

/** A command is no longer than its field allows; lines end with LF, and the last line break is not counted. */
export function maxLines(field: string): Rule {
  return (config) => {
    const { maxLines: most = Infinity } = limitsOf(field);
    return textsAt(config, field).flatMap(({ path, value }) => {
      const lines = value.replace(/\n$/, '').split('\n').length;
      if (lines <= most) return [];
      return {
        code: 'max-lines',
        path,
        message: `${formatPath(path)} has ${lines} lines: the maximum is ${most} lines`,
        hint: 'Move the script to a file in code_source and call it from here.',
      };
    });
  };
}
