import type { SubmitBody } from '@air/workspace';
import type { LaunchPlan } from './plan-launch.ts';

const environmentKey = 'default';
const defaultRetries = 3;

/** The body of `runs/submit` for the files in `launchDirectory`: launch.md step 9, field by field. */
export function submission(plan: LaunchPlan, launchDirectory: string): SubmitBody {
  const { config, experimentName } = plan;
  const retries = config.max_retries ?? defaultRetries;
  return {
    run_name: experimentName,
    ...(config.timeout_minutes !== undefined && { timeout_seconds: config.timeout_minutes * 60 }),
    ...(config.usage_policy_id !== undefined && { budget_policy_id: config.usage_policy_id }),
    idempotency_token: plan.idempotencyToken,
    tasks: [
      {
        task_key: experimentName,
        run_if: 'ALL_SUCCESS',
        environment_key: environmentKey,
        max_retries: retries,
        ...(retries > 0 && { retry_on_timeout: true as const }),
        ai_runtime_task: runtimeTask(plan, launchDirectory),
      },
    ],
    environments: [{ environment_key: environmentKey, spec: plan.environment }],
  };
}

type RuntimeTask = SubmitBody['tasks'][number]['ai_runtime_task'];

function runtimeTask({ config }: LaunchPlan, launchDirectory: string): RuntimeTask {
  const { compute, mlflow_run_name, mlflow_experiment_directory, mlflow_artifact_location } =
    config;
  return {
    experiment: config.experiment_name,
    ...(mlflow_run_name !== undefined && { mlflow_run: mlflow_run_name }),
    ...(mlflow_experiment_directory !== undefined && { mlflow_experiment_directory }),
    ...(mlflow_artifact_location !== undefined && { mlflow_artifact_location }),
    ...(compute.priority_class !== undefined && { priority_class: compute.priority_class }),
    deployments: [
      {
        command_path: `${launchDirectory}/command.sh`,
        compute: {
          accelerator_type: compute.accelerator_type,
          accelerator_count: compute.num_accelerators,
          ...(compute.pool_id !== undefined && { provisioned_capacity_id: compute.pool_id }),
        },
      },
    ],
  };
}
