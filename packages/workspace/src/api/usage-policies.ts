import * as v from 'valibot';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { pagesOf } from './pages.ts';
import { optionalText } from './scalars.ts';

/** A policy that runs are billed by. */
export interface UsagePolicy {
  readonly id: string;
  readonly name: string;
}

/** The policies whose name holds `name`, in any case, each id once (launch.md step 4). */
export async function findUsagePolicies(
  workspace: Workspace,
  name: string,
  options: CallOptions = {},
): Promise<readonly UsagePolicy[]> {
  const found = new Map<string, UsagePolicy>();
  const pages = pagesOf((pageToken) =>
    workspace.request({
      method: 'GET',
      path: '/api/2.0/serverless-policies',
      query: { page_size: 1000, 'filter_by.policy_name': name, page_token: pageToken },
      answer: policyPage,
      ...options,
    }),
  );
  for await (const { policies } of pages) for (const each of policies) found.set(each.id, each);
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
