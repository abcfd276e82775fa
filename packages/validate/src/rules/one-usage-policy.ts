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
