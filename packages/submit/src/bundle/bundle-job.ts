import { bundledFilesFolder } from '@air/artifacts';
import type { Permission } from '@air/schema';
import type { SubmitBody } from '@air/workspace';
import type { CheckPlan } from '../plan-check.ts';
import { submission } from '../submission.ts';

/** A job that does what a launch starts, as far as runs and jobs have the same fields. */
export interface BundleJob extends Pick<SubmitBody, 'tasks' | 'environments'> {
  readonly name: string;
  readonly timeout_seconds?: number;
  readonly budget_policy_id?: string;
  /** A launch grants them once there is a run. */
  readonly permissions?: readonly Permission[];
}

/** The job of a bundle. `codePath` leads from the bundle to the code, and so does every other path in it. */
export function bundleJob(plan: CheckPlan, codePath: string | undefined): BundleJob {
  const {
    run_name: name,
    idempotency_token: _ofLaunch,
    tasks,
    environments,
    ...options
  } = submission(plan, `./${bundledFilesFolder}`);
  const { permissions = [] } = plan.config;
  return {
    name,
    ...options,
    tasks: tasks.map(({ ai_runtime_task: { deployments, ...what }, ...task }) => ({
      ...task,
      ai_runtime_task: {
        ...what,
        ...(codePath !== undefined && { code_source_path: codePath }),
        deployments,
      },
    })),
    environments,
    ...(permissions.length > 0 && { permissions }),
  };
}
