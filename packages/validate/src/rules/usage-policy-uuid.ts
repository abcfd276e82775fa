import type { Rule } from '../rule.ts';
import { isBlank } from './blank.ts';
import { quoted } from './quoted.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ids of policies are UUIDs; what is none is most likely a name. */
export const usagePolicyUuid: Rule = ({ usage_policy_id: id }) => {
  if (id === undefined || isBlank(id) || uuid.test(id)) return; // not-blank reports it
  return {
    code: 'usage-policy-uuid',
    path: ['usage_policy_id'],
    message: `usage_policy_id ${quoted(id)} is not a UUID`,
    hint: 'For the name of a policy use usage_policy_name.',
    severity: 'warning',
  };
};
