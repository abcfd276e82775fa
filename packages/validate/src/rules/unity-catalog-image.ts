import { formatPath } from '../format-path.ts';
import type { Rule } from '../rule.ts';
import { isBlank } from './blank.ts';
import { limitsOf } from './limits-of.ts';
import { textsAt } from './places.ts';
import { quoted } from './quoted.ts';

/** An image of Unity Catalog is named in full: three parts and a tag, without blanks around them. */
export function unityCatalogImage(field: string): Rule {
  return (config) => {
    const { pattern } = limitsOf(field);
    return textsAt(config, field)
      .filter(({ value }) => !isBlank(value) && pattern?.test(value) === false) // not-blank reports it
      .map(({ path, value }) => ({
        code: 'unity-catalog-image',
        path,
        message: `${formatPath(path)} ${quoted(value)}: expected format '<catalog>.<schema>.<image>:<tag>', without blanks`,
      }));
  };
}
