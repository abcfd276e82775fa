import * as v from 'valibot';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { pathSegment } from './path-segment.ts';

/** One principal and what it may do. */
export interface AccessEntry {
  readonly user_name?: string;
  readonly group_name?: string;
  readonly service_principal_name?: string;
  readonly permission_level: string;
}

/** Grants permissions on a job or an experiment, beside those that are there (launch.md step 10). */
export async function addPermissions(
  workspace: Workspace,
  object: { readonly type: 'jobs' | 'experiments'; readonly id: string },
  entries: readonly AccessEntry[],
  options: CallOptions = {},
): Promise<void> {
  await workspace.request({
    method: 'PATCH',
    path: `/api/2.0/permissions/${object.type}/${pathSegment(object.id)}`,
    json: { access_control_list: entries },
    answer: v.unknown(),
    ...options,
  });
}
