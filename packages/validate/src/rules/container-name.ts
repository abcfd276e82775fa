import { formatPath } from '../format-path.ts';
import type { Rule } from '../rule.ts';
import { limitsOf } from './limits-of.ts';
import { textsAt } from './places.ts';
import { quoted } from './quoted.ts';

const field = 'containers[].name';

/** A container is named as a variable is. */
export const containerName: Rule = (config) => {
  const { pattern } = limitsOf(field);
  return textsAt(config, field)
    .filter(({ value }) => pattern?.test(value) === false)
    .map(({ path, value }) => ({
      code: 'container-name',
      path,
      message: `${formatPath(path)} ${quoted(value)} must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)`,
    }));
};
