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
