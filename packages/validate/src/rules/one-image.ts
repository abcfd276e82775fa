import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { exclusive } from './exclusive.ts';

/** A run has one image. */
export const oneImage: Rule = ({ environment }) => {
  if (environment?.docker_image === undefined) return;
  return exclusive({
    code: 'one-image',
    path: ['environment', 'docker_image'],
    others: [[['environment', 'unity_catalog_image'], environment.unity_catalog_image]],
    because: 'a run has one image',
  });
};

export const oneImageDoc: IssueDoc = {
  code: 'one-image',
  summary: 'Two images are given',
  meaning: 'A run has one image: a Docker image, or one of Unity Catalog.',
  wrong: `
    environment:
      docker_image:
        url: registry.example.com/train:v1
      unity_catalog_image: ml.images.train:v1`,
  right: `
    environment:
      unity_catalog_image: ml.images.train:v1`,
};
