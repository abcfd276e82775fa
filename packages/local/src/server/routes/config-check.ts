import * as v from 'valibot';
import { runtimeTask } from '../../store/submission.ts';
import type { Route } from '../route.ts';

const configCheck = v.looseObject({ task: runtimeTask });

/** The check of a config before it is launched: what a submit would refuse of its task. Source: launch.md, step 3. */
export function configCheckRoutes(): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/2.0/ai-training/config:validate',
      answer: async ({ body }) => {
        const { issues = [] } = v.safeParse(configCheck, await body());
        const errors = issues.map((issue) => ({
          path: pathOf(issue),
          message: issue.message,
          code: 'INVALID_PARAMETER_VALUE',
        }));
        return { json: { errors } };
      },
    },
  ];
}

/** As in `task.deployments[0].compute`. */
function pathOf(issue: v.BaseIssue<unknown>): string {
  return (v.getDotPath(issue) ?? '').replaceAll(/\.(\d+)(?=\.|$)/g, '[$1]');
}
