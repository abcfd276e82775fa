import { didYouMean } from '@air/validate';
import { getPool, listPools as readPools } from '@air/workspace';
import type { CallOptions, Pool, Workspace } from '@air/workspace';
import { RunsError } from './errors.ts';
import { noSuch } from './no-such.ts';
import { isRequestFailure, isUnknown, lacksService } from './request-failure.ts';

/** Lists the pools of reserved GPUs. Rejects with `pools-not-enabled` where the workspace has no pools at all. */
export async function listPools(
  workspace: Workspace,
  options: CallOptions = {},
): Promise<readonly Pool[]> {
  return orNotEnabled(workspace, readPools(workspace, options));
}

/** Finds one pool by its id. Rejects with `pool-not-found`, which suggests a near id, or with `pools-not-enabled`. */
export async function findPool(
  workspace: Workspace,
  poolId: string,
  options: CallOptions = {},
): Promise<Pool> {
  try {
    return await orNotEnabled(workspace, getPool(workspace, poolId, options));
  } catch (error) {
    if (!isRequestFailure(error) || !isUnknown(error)) throw error;
    const pools = await listPools(workspace, options);
    const ids = pools.map(({ id }) => id);
    throw noSuch('pool', poolId, workspace, error, didYouMean(poolId, ids));
  }
}

async function orNotEnabled<T>({ host }: Workspace, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!isRequestFailure(error) || !lacksService(error)) throw error;
    throw new RunsError('pools-not-enabled', `pools are not enabled on ${host}`, { cause: error });
  }
}
