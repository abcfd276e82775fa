import { acceleratorTypes, gpusPerNode } from '@air/schema';
import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../words/did-you-mean.ts';
import { placeholderHint } from '../words/placeholder.ts';
import { quoted } from '../words/quoted.ts';

const path = ['compute', 'accelerator_type'];

/** The GPU type is one that can be rented; upper and lower case matter. */
export const acceleratorType: Rule = ({ compute }) => {
  const type = compute?.accelerator_type;
  if (type === undefined || gpusPerNode(type) !== undefined) return;
  return {
    code: 'accelerator-type',
    path,
    message: `compute.accelerator_type ${quoted(type)} is not a type of GPU; valid types are: ${acceleratorTypes.join(', ')}`,
    ...(meantType(type) ?? didYouMean(type, acceleratorTypes)),
  };
};

/** The types with the GPU that is named, and, where a number stands beside it, with so many a node: `8xH100`. */
function meantType(written: string): { readonly hint: string } | undefined {
  if (/^\s*gpu/i.test(written)) return undefined;
  const placeholder = placeholderHint(path, written);
  if (placeholder !== undefined) return { hint: placeholder };
  const named = acceleratorTypes.filter((type) => beside(type, written) !== undefined);
  const exact = named.filter((type) =>
    new RegExp(String.raw`(?<!\d)${gpusPerNode(type)}(?!\d)`).test(beside(type, written) ?? ''),
  );
  const meant = exact.length > 0 ? exact : named;
  return meant.length === 0 ? undefined : { hint: `Did you mean ${meant.join(' or ')}?` };
}

/** What is written but for the name of the type's GPU; undefined when that is not there. */
function beside(type: string, written: string): string | undefined {
  const gpu = new RegExp(`${type.replace(/^.*x/, '')}(?!\\d)`, 'i');
  return gpu.test(written) ? written.replace(gpu, '') : undefined;
}

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
