import type { Rule } from '../rule.ts';
import { exclusive } from './exclusive.ts';

/** Nothing is installed into a Docker image. A rule of its own, since the platform may lift it. */
export const dockerImagePackages: Rule = ({ environment }) => {
  if (environment?.docker_image === undefined) return;
  return exclusive({
    code: 'docker-image-packages',
    path: ['environment', 'docker_image'],
    others: [
      [['environment', 'dependencies'], environment.dependencies],
      [['environment', 'version'], environment.version],
    ],
    because: 'an image brings its own packages',
  });
};
