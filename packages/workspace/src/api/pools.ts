import * as v from 'valibot';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { pagesOf } from './pages.ts';
import { pathSegment } from './path-segment.ts';
import { integer, lenient, lenientList, optionalText } from './scalars.ts';

/** GPUs that are reserved for the workspace. */
export interface Pool {
  readonly id: string;
  readonly acceleratorType: string | undefined;
  readonly reserved: number | undefined;
  /** Undefined where the service does not say. */
  readonly used: number | undefined;
  readonly idle: number | undefined;
}

const path = '/api/2.0/ai-training/provisioned-capacities';

/** Every pool, each once, in the service's order (workspace-api.md, "Pools"). */
export async function listPools(
  workspace: Workspace,
  options: CallOptions = {},
): Promise<readonly Pool[]> {
  const found = new Map<string, Pool>();
  const pages = pagesOf((pageToken) =>
    workspace.request({
      method: 'GET',
      path,
      query: { page_size: 100, page_token: pageToken },
      answer: poolPage,
      ...options,
    }),
  );
  for await (const { pools } of pages) for (const each of pools) found.set(each.id, each);
  return [...found.values()];
}

/** Reads one pool, by its id. */
export async function getPool(
  workspace: Workspace,
  poolId: string,
  options: CallOptions = {},
): Promise<Pool> {
  return workspace.request({
    method: 'GET',
    path: `${path}/${pathSegment(poolId)}`,
    answer: pool,
    ...options,
  });
}

const pool = v.pipe(
  v.object({
    name: v.string(),
    spec: lenient(
      v.object({ accelerator_type: optionalText, accelerator_count: lenient(integer) }),
    ),
    status: lenient(
      v.object({
        usage: lenient(
          v.object({
            used_accelerator_count: lenient(integer),
            idle_accelerator_count: lenient(integer),
          }),
        ),
      }),
    ),
  }),
  v.transform(({ name, spec, status }): Pool => ({
    id: name.replace(/^provisioned-capacities\//, ''),
    acceleratorType: spec?.accelerator_type,
    reserved: spec?.accelerator_count,
    used: status?.usage?.used_accelerator_count,
    idle: status?.usage?.idle_accelerator_count,
  })),
);

const poolPage = v.pipe(
  v.object({ provisioned_capacities: lenientList(pool), next_page_token: optionalText }),
  v.transform(({ provisioned_capacities, next_page_token }) => ({
    pools: provisioned_capacities,
    nextPageToken: next_page_token || undefined,
  })),
);
