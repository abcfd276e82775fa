import type { ConfigCheckBody } from '@air/workspace';
import type { CheckPlan } from './plan-check.ts';
import { runtimeTask } from './submission.ts';

/** The body of `config:validate` for files in `launchDirectory`: launch.md step 3. It never holds `parameters`. */
export function configCheckBody(plan: CheckPlan, launchDirectory: string): ConfigCheckBody {
  const { config, idempotencyToken, environment } = plan;
  const { max_retries, timeout_minutes, usage_policy_name, usage_policy_id } = config;
  const { env_variables = {}, secrets = {} } = config;
  return {
    task: runtimeTask(plan, launchDirectory),
    run_options: {
      ...(max_retries !== undefined && { max_retries }),
      ...(timeout_minutes !== undefined && { timeout_minutes }),
      idempotency_token: idempotencyToken,
      ...(usage_policy_name !== undefined && { usage_policy_name }),
      ...(usage_policy_id !== undefined && { usage_policy_id }),
      ...(Object.keys(env_variables).length > 0 && { env_variables }),
      ...(Object.keys(secrets).length > 0 && { secrets }),
    },
    environment,
  };
}
