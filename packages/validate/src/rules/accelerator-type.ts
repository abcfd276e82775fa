import { acceleratorTypes, gpusPerNode } from '@air/schema';
import type { IssueDoc } from '../issue-docs/issue-doc.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../words/did-you-mean.ts';
import { quoted } from '../words/quoted.ts';

/** The GPU type is one that can be rented; upper and lower case matter. */
export const acceleratorType: Rule = ({ compute }) => {
  const type = compute?.accelerator_type;
  if (type === undefined || gpusPerNode(type) !== undefined) return;
  return {
    code: 'accelerator-type',
    path: ['compute', 'accelerator_type'],
    message: `compute.accelerator_type ${quoted(type)} is not a type of GPU; valid types are: ${acceleratorTypes.join(', ')}`,
    ...didYouMean(type, acceleratorTypes),
  };
};

export const acceleratorTypeDoc: IssueDoc = {
  code: 'accelerator-type',
  summary: 'There is no such type of GPU',
  meaning:
    'A run gets its GPUs by type, and the type is written exactly as it is listed: upper and lower case matter. The number after GPU_ says how many GPUs one node has.',
  wrong: `
    compute:
      accelerator_type: h100
      num_accelerators: 8`,
  right: `
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 8`,
};
