import { bundledFilesFolder } from '@air/artifacts';
import type { Permission } from '@air/schema';
import type { SubmitBody } from '@air/workspace';
import type { CheckPlan } from '../plan/plan-check.ts';
import { submission } from '../plan/submission.ts';

/** A job that does what a launch starts, as far as runs and jobs have the same fields. */
interface BundleJob extends Omit<SubmitBody, 'run_name' | 'idempotency_token'> {
  readonly name: string;
  /** A launch grants them once there is a run. */
  readonly permissions?: readonly Permission[];
}

/** The job of a bundle. `codePath` leads from the bundle to the code, and so does every other path in it. */
export function bundleJob(plan: CheckPlan, codePath: string | undefined): BundleJob {
  const {
    run_name: name,
    idempotency_token: _ofLaunch,
    ...job
  } = submission(plan, `./${bundledFilesFolder}`, { codePath });
  const { permissions = [] } = plan.config;
  return { name, ...job, ...(permissions.length > 0 && { permissions }) };
}
