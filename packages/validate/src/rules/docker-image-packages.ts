import type { IssueDoc } from '../issue-doc.ts';
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

export const dockerImagePackagesDoc: IssueDoc = {
  code: 'docker-image-packages',
  summary: 'A Docker image stands beside dependencies or a version',
  meaning:
    'Nothing is installed into a Docker image, and it brings its own environment, so dependencies and version would have no effect. Build the packages into the image, or leave the image out.',
  wrong: `
    environment:
      dependencies: [torch==2.7.1]
      docker_image:
        url: registry.example.com/train:v1`,
  right: `
    environment:
      docker_image:
        url: registry.example.com/train:v1`,
};
