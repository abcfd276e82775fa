import { gpusPerNode } from '@air/schema';
import type { Rule } from '../rule.ts';

/** Nodes are rented whole, so the GPU count has to fill them. */
export const wholeNodes: Rule = ({ compute }) => {
  const { accelerator_type: type, num_accelerators: count } = compute ?? {};
  if (type === undefined || count === undefined || count <= 0) return; // positive-accelerators reports it
  const perNode = gpusPerNode(type);
  if (perNode === undefined || count % perNode === 0) return; // accelerator-type reports it
  return {
    code: 'whole-nodes',
    path: ['compute', 'num_accelerators'],
    message: `compute.num_accelerators for ${type} must be a multiple of ${perNode}, got ${count}`,
    related: [['compute', 'accelerator_type']],
  };
};
