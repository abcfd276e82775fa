import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';

/** A run has at least one GPU. */
export const positiveAccelerators: Rule = ({ compute }) => {
  const count = compute?.num_accelerators;
  if (count === undefined || count > 0) return;
  return {
    code: 'positive-accelerators',
    path: ['compute', 'num_accelerators'],
    message: `compute.num_accelerators must be positive, got ${count}`,
  };
};

export const positiveAcceleratorsDoc: IssueDoc = {
  code: 'positive-accelerators',
  summary: 'A run without a GPU',
  meaning: 'A run has at least one GPU, and always whole nodes of them.',
  wrong: `
    compute:
      accelerator_type: GPU_1xA10
      num_accelerators: 0`,
  right: `
    compute:
      accelerator_type: GPU_1xA10
      num_accelerators: 1`,
};
