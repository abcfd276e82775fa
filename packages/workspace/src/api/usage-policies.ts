import * as v from 'valibot';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { optionalText } from './scalars.ts';

/** A policy that runs are billed by. */
export interface UsagePolicy {
  readonly id: string;
  readonly name: string;
}

/** Pages of 1,000 policies each, so that an answer that never ends is left at some point. */
const maxPages = 100;

/**
 * The policies whose name holds `name`, in any case, each id once (launch.md step 4). Ends, with what was found, when a
 * page token comes a second time.
 */
export async function findUsagePolicies(
  workspace: Workspace,
  name: string,
  options: CallOptions = {},
): Promise<readonly UsagePolicy[]> {
  const found = new Map<string, UsagePolicy>();
  const tokens = new Set<string>();
  let token: string | undefined;
  do {
    const page = await workspace.request({
      method: 'GET',
      path: '/api/2.0/serverless-policies',
      query: { page_size: 1000, 'filter_by.policy_name': name, page_token: token },
      answer: policyPage,
      ...options,
    });
    for (const policy of page.policies) found.set(policy.id, policy);
    token = page.nextPageToken;
    if (token === undefined || tokens.has(token)) break;
    tokens.add(token);
  } while (tokens.size < maxPages);
  return [...found.values()];
}

const policy = v.pipe(
  v.object({ policy_id: v.pipe(v.string(), v.nonEmpty()), policy_name: optionalText }),
  v.transform(({ policy_id, policy_name }): UsagePolicy => ({
    id: policy_id,
    name: policy_name ?? '',
  })),
);

const policyPage = v.pipe(
  v.object({ policies: v.nullish(v.array(policy)), next_page_token: optionalText }),
  v.transform(({ policies, next_page_token }) => ({
    policies: policies ?? [],
    nextPageToken: next_page_token || undefined,
  })),
);
