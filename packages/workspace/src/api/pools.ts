import * as v from 'valibot';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { orNotFound } from './or-not-found.ts';
import { membersOf, pageOf } from './pages.ts';
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
  const found = await membersOf(workspace, {
    path,
    query: { page_size: 100 },
    answer: pageOf('provisioned_capacities', lenientList(poolNamed(name))),
    ...options,
  });
  return [...new Map(found.map((each) => [each.id, each])).values()];
}

/** Reads one pool, by its id, which the answer need not repeat. */
export async function getPool(
  workspace: Workspace,
  poolId: string,
  options: CallOptions = {},
): Promise<Pool> {
  return orNotFound(
    workspace.request({
      method: 'GET',
      path: `${path}/${pathSegment(poolId)}`,
      answer: poolNamed(v.fallback(name, poolId)),
      ...options,
    }),
  );
}

const name = v.pipe(v.string(), v.nonEmpty());

const reserved = v.object({
  spec: lenient(v.object({ accelerator_type: optionalText, accelerator_count: lenient(integer) })),
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
});

function poolNamed(id: v.GenericSchema<unknown, string>): v.GenericSchema<unknown, Pool> {
  return v.pipe(
    v.object({ ...reserved.entries, name: id }),
    v.transform(({ name: path, spec, status }): Pool => ({
      id: path.replace(/^provisioned-capacities\//, ''),
      acceleratorType: spec?.accelerator_type,
      reserved: spec?.accelerator_count,
      used: status?.usage?.used_accelerator_count,
      idle: status?.usage?.idle_accelerator_count,
    })),
  );
}
