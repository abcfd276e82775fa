import type { Rule } from '../rule.ts';
import { didYouMean } from './did-you-mean.ts';
import { limitsOf } from './limits-of.ts';
import { quoted } from './quoted.ts';

/** The priority is one that pools know; the decoder has put its ASCII letters in upper case. */
export const priorityClass: Rule = ({ compute }) => {
  const priority = compute?.priority_class;
  const { oneOf = [] } = limitsOf('compute.priority_class');
  if (priority === undefined || priority === '' || oneOf.includes(priority)) return; // not-blank reports ''
  return {
    code: 'priority-class',
    path: ['compute', 'priority_class'],
    message: `compute.priority_class ${quoted(priority)} is not a priority; valid priorities are: ${oneOf.join(', ')}`,
    ...didYouMean(priority, oneOf),
  };
};
