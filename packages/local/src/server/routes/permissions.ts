import * as v from 'valibot';
import { experimentId } from '../../store/experiment-id.ts';
import type { RunStore } from '../../store/runs.ts';
import { bodyAs } from '../read-body.ts';
import type { Route } from '../route.ts';
import { doesNotExist } from '../service-error.ts';

const principal = v.pipe(v.string(), v.nonEmpty());

const permissions = v.looseObject({
  access_control_list: v.array(
    v.pipe(
      v.looseObject({
        user_name: v.optional(principal),
        group_name: v.optional(principal),
        service_principal_name: v.optional(principal),
        permission_level: v.pipe(v.string(), v.nonEmpty()),
      }),
      v.check(
        ({ user_name, group_name, service_principal_name }) =>
          [user_name, group_name, service_principal_name].filter(Boolean).length === 1,
        'an entry names one principal',
      ),
    ),
  ),
});

/** Permissions on a run's job and experiment. This machine has one user, so that they are checked and then forgotten. */
export function permissionRoutes(runs: RunStore): Route[] {
  const known = {
    jobs: (id: string) => runs.list().some((run) => run.jobId === id),
    experiments: (id: string) => runs.list().some((run) => experimentId(run) === id),
  };
  return (['jobs', 'experiments'] as const).map((type) => ({
    method: 'PATCH',
    path: `/api/2.0/permissions/${type}/:id`,
    answer: async (call) => {
      const { access_control_list } = await bodyAs(call, permissions);
      const id = call.params['id'] ?? '';
      if (!known[type](id)) throw doesNotExist(`There is no ${id} among the ${type}.`);
      return { json: { object_id: `/${type}/${id}`, access_control_list } };
    },
  }));
}
