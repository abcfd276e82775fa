import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { exclusive } from './exclusive.ts';

/** A run is billed to one policy. */
export const oneUsagePolicy: Rule = ({ usage_policy_name: name, usage_policy_id: id }) => {
  if (name === undefined) return;
  return exclusive({
    code: 'one-usage-policy',
    path: ['usage_policy_name'],
    others: [[['usage_policy_id'], id]],
    because: 'a run is billed to one policy',
  });
};

export const oneUsagePolicyDoc: IssueDoc = {
  code: 'one-usage-policy',
  summary: 'A usage policy is given by name and by id',
  meaning: 'A run is billed to one policy. Give its name or its id.',
  wrong: `
    usage_policy_name: research
    usage_policy_id: 7d0f3c1a-52d7-4b0a-9d9f-6a4e3b1c2d10`,
  right: 'usage_policy_name: research',
};
