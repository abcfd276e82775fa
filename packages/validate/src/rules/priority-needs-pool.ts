import type { Rule } from '../rule.ts';

/** A priority orders the runs of one reserved pool, so it means nothing without a pool. */
export const priorityNeedsPool: Rule = ({ compute }) => {
  if (compute?.priority_class === undefined || compute.pool_id !== undefined) return;
  return {
    code: 'priority-needs-pool',
    path: ['compute', 'priority_class'],
    message:
      'compute.priority_class requires compute.pool_id: a priority counts only in a reserved pool',
    hint: 'Set compute.pool_id, or leave compute.priority_class out.',
    related: [['compute', 'pool_id']],
  };
};
