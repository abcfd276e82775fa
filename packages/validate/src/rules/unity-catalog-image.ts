import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../words/quoted.ts';
import { isBlank } from './blank.ts';
import { limitsOf } from './limits-of.ts';
import { textsAt } from './places.ts';

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

export const unityCatalogImageDoc: IssueDoc = {
  code: 'unity-catalog-image',
  summary: 'An image of Unity Catalog is not named in full',
  meaning:
    'The name has a catalog, a schema and an image, with dots between them, and then a colon and a tag. There are no blanks in it or around it.',
  wrong: `
    environment:
      unity_catalog_image: train:v1`,
  right: `
    environment:
      unity_catalog_image: ml.images.train:v1`,
};
