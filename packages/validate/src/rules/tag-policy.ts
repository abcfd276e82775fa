import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../words/did-you-mean.ts';
import { quoted } from '../words/quoted.ts';
import { limitsOf } from './limits-of.ts';

/** The tag policy is one that is known; empty is the default. */
export const tagPolicy: Rule = ({ environment }) => {
  const policy = environment?.docker_image?.tag_policy;
  const { oneOf = [] } = limitsOf('environment.docker_image.tag_policy');
  if (policy === undefined || policy === '' || oneOf.includes(policy)) return;
  return {
    code: 'tag-policy',
    path: ['environment', 'docker_image', 'tag_policy'],
    message: `environment.docker_image.tag_policy ${quoted(policy)} must be ${oneOf.join(' or ')}`,
    ...didYouMean(policy, oneOf),
  };
};

export const tagPolicyDoc: IssueDoc = {
  code: 'tag-policy',
  summary: 'There is no such tag policy',
  meaning:
    'With auto, the image that was registered under the tag is used. With latest, the tag is looked up again when the run starts.',
  wrong: `
    environment:
      docker_image:
        url: registry.example.com/train:v1
        tag_policy: always`,
  right: `
    environment:
      docker_image:
        url: registry.example.com/train:v1
        tag_policy: latest`,
};
