import { acceleratorTypes, gpusPerNode } from '@air/schema';
import type { Rule } from '../rule.ts';
import { didYouMean } from './did-you-mean.ts';
import { quoted } from './quoted.ts';

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
