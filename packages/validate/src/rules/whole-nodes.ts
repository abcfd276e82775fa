import { gpusPerNode } from '@air/schema';
import type { IssueDoc } from '../issue-doc.ts';
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

export const wholeNodesDoc: IssueDoc = {
  code: 'whole-nodes',
  summary: 'The GPUs do not fill whole nodes',
  meaning:
    'Nodes are rented whole, so num_accelerators is a multiple of the GPUs per node: the number after GPU_ in accelerator_type.',
  wrong: `
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 12`,
  right: `
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 16`,
};
