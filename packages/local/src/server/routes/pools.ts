import { pageOfList } from '../page-of-list.ts';
import type { Route } from '../route.ts';
import { doesNotExist, ServiceError } from '../service-error.ts';

/** GPUs that are reserved. */
export interface LocalPool {
  readonly pool_id: string;
  readonly accelerator_type: string;
  readonly accelerator_count: number;
  /** The others are idle. */
  readonly used: number;
}

const path = '/api/2.0/ai-training/provisioned-capacities';

/** Pools of reserved GPUs. This machine has none, unless a list is given. Source: workspace-api.md, "Pools". */
export function poolRoutes(pools: readonly LocalPool[] | undefined): Route[] {
  const enabled = (): readonly LocalPool[] => {
    if (pools !== undefined) return pools;
    throw new ServiceError(404, 'FEATURE_DISABLED', 'This machine has no pools of reserved GPUs.');
  };
  return [
    {
      method: 'GET',
      path,
      answer: ({ query }) => {
        const page = pageOfList(enabled(), query);
        return {
          json: {
            provisioned_capacities: page.members.map(poolView),
            next_page_token: page.nextPageToken,
          },
        };
      },
    },
    {
      method: 'GET',
      path: `${path}/:pool_id`,
      answer: ({ params }) => {
        const pool = enabled().find(({ pool_id: id }) => id === params['pool_id']);
        if (pool !== undefined) return { json: poolView(pool) };
        throw doesNotExist(`Provisioned capacity ${params['pool_id']} does not exist.`);
      },
    },
  ];
}

function poolView({ pool_id: id, accelerator_type, accelerator_count, used }: LocalPool): unknown {
  return {
    name: `provisioned-capacities/${id}`,
    spec: { accelerator_type, accelerator_count },
    status: {
      usage: { used_accelerator_count: used, idle_accelerator_count: accelerator_count - used },
    },
  };
}
