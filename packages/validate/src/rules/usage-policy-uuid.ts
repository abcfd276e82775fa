import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../words/quoted.ts';
import { isBlank } from './blank.ts';

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

export const usagePolicyUuidDoc: IssueDoc = {
  code: 'usage-policy-uuid',
  summary: 'The id of a usage policy does not look like one',
  meaning:
    'Ids of usage policies are UUIDs. What is none is most likely a name, which belongs in usage_policy_name. It is a warning: the workspace has the last word.',
  wrong: 'usage_policy_id: research',
  right: 'usage_policy_name: research',
};
