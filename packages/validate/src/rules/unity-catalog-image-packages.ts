import type { Rule } from '../rule.ts';
import { exclusive } from './exclusive.ts';

/** Nothing is installed into an image of Unity Catalog. */
export const unityCatalogImagePackages: Rule = ({ environment }) => {
  if (environment?.unity_catalog_image === undefined) return;
  return exclusive({
    code: 'unity-catalog-image-packages',
    path: ['environment', 'unity_catalog_image'],
    others: [
      [['environment', 'dependencies'], environment.dependencies],
      [['environment', 'version'], environment.version],
    ],
    because: 'an image brings its own packages',
  });
};
