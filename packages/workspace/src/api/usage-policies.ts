import * as v from 'valibot';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { membersOf, pageOf } from './pages.ts';
import { lenientList, optionalText } from './scalars.ts';

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
  const found = await membersOf(workspace, {
    path: '/api/2.0/serverless-policies',
    query: { page_size: 1000, 'filter_by.policy_name': name },
    answer: pageOf('policies', lenientList(policy)),
    ...options,
  });
  return [...new Map(found.map((each) => [each.id, each])).values()];
}

const policyId = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.nonEmpty());

const policy = v.pipe(
  v.object({ policy_id: policyId, policy_name: optionalText }),
  v.transform(({ policy_id, policy_name }): UsagePolicy => ({
    id: policy_id,
    name: policy_name ?? '',
  })),
);
