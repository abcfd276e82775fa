import type { Rule } from '../rule.ts';
import { didYouMean } from './did-you-mean.ts';
import { limitsOf } from './limits-of.ts';
import { quoted } from './quoted.ts';

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
