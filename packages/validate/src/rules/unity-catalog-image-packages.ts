import type { IssueDoc } from '../issue-doc.ts';
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

export const unityCatalogImagePackagesDoc: IssueDoc = {
  code: 'unity-catalog-image-packages',
  summary: 'An image of Unity Catalog stands beside dependencies or a version',
  meaning:
    'Nothing is installed into an image of Unity Catalog, and it brings its own environment, so dependencies and version would have no effect. Build the packages into the image, or leave the image out.',
  wrong: `
    environment:
      version: 5
      unity_catalog_image: ml.images.train:v1`,
  right: `
    environment:
      unity_catalog_image: ml.images.train:v1`,
};
