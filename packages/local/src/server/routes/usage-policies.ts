import { createHash } from 'node:crypto';
import { pageOfList } from '../page-of-list.ts';
import type { Route } from '../route.ts';

/** A policy that runs are billed by. */
export interface LocalUsagePolicy {
  readonly policy_id: string;
  readonly policy_name: string;
}

/**
 * Usage policies by a part of their name. Nothing is billed here, so that unless a list is given there is a policy of any
 * name that is asked for. Source: launch.md, step 4.
 */
export function usagePolicyRoutes(policies: readonly LocalUsagePolicy[] | undefined): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/2.0/serverless-policies',
      answer: ({ query }) => {
        const part = query.get('filter_by.policy_name') ?? '';
        const known = policies ?? (part === '' ? [] : [policyNamed(part)]);
        const found = known.filter(({ policy_name }) =>
          policy_name.toLowerCase().includes(part.toLowerCase()),
        );
        const page = pageOfList(found, query);
        return { json: { policies: page.members, next_page_token: page.nextPageToken } };
      },
    },
  ];
}

/** The same id for the same name, in the form of a UUID. */
function policyNamed(name: string): LocalUsagePolicy {
  const hex = createHash('sha256').update(name.toLowerCase()).digest('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
  return { policy_id: id, policy_name: name };
}
