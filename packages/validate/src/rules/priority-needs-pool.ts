import type { IssueDoc } from '../issue-doc.ts';
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

export const priorityNeedsPoolDoc: IssueDoc = {
  code: 'priority-needs-pool',
  summary: 'A priority stands without a pool',
  meaning:
    'The priority says who goes first in a reserved pool. On GPUs that are not reserved it would have no effect.',
  wrong: `
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 8
      priority_class: CRITICAL`,
  right: `
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 8
      pool_id: 0f3c1a52-7d7e-4b0a-9d9f-6a4e3b1c2d10
      priority_class: CRITICAL`,
};
