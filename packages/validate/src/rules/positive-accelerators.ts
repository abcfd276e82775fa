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
