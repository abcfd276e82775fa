import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../words/did-you-mean.ts';
import { quoted } from '../words/quoted.ts';
import { limitsOf } from './limits-of.ts';

/** The priority is one that pools know; the decoder has spelled those that are. */
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

export const priorityClassDoc: IssueDoc = {
  code: 'priority-class',
  summary: 'There is no such priority',
  meaning:
    'The priority says who goes first in a reserved pool. It may be written in upper or lower case.',
  wrong: `
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 8
      pool_id: 0f3c1a52-7d7e-4b0a-9d9f-6a4e3b1c2d10
      priority_class: HIGH`,
  right: `
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 8
      pool_id: 0f3c1a52-7d7e-4b0a-9d9f-6a4e3b1c2d10
      priority_class: CRITICAL`,
};
