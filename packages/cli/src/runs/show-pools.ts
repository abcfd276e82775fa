import { findPool, listPools } from '@air/runs';
import type { Pool } from '@air/workspace';

import { textTable } from '../output/text-table.ts';
import type { Session } from '../session.ts';

/** Answers with the pools of reserved GPUs: with one, by its id, or with all. */
export async function showPools(session: Session, poolId?: string): Promise<void> {
  const { output } = session;
  const workspace = await session.workspace();
  const pools = await session.interruptible(async (signal) =>
    poolId === undefined
      ? listPools(workspace, { signal })
      : [await findPool(workspace, poolId, { signal })],
  );
  output.result(
    { pools: pools.map(poolJson) },
    pools.length === 0
      ? { progress: `There are no pools on ${workspace.host}` }
      : { result: poolTable(pools) },
  );
}

/** Source: cli.md, "Output". */
function poolJson(pool: Pool): object {
  return {
    pool_id: pool.id,
    accelerator_type: pool.acceleratorType ?? null,
    reserved_accelerators: pool.reserved ?? null,
    used_accelerators: pool.used ?? null,
    idle_accelerators: pool.idle ?? null,
  };
}

function poolTable(pools: readonly Pool[]): string {
  return textTable([
    ['POOL ID', 'ACCELERATORS', 'RESERVED', 'USED', 'IDLE'],
    ...pools.map(({ id, acceleratorType, reserved, used, idle }) =>
      [id, acceleratorType, reserved, used, idle].map((value) => String(value ?? '?')),
    ),
  ]).join('\n');
}
