import type { RunConfig } from '@air/schema';
import type { ConfigCheckBody, Deployment, SubmitBody } from '@air/workspace';
import type { CheckPlan } from './plan-check.ts';

const environmentKey = 'default';
const defaultRetries = 3;

/** What a submission names besides the files of its launch directory. */
interface SubmissionParts {
  readonly usagePolicyId?: string | undefined;
  /** Where the archive of the run's code lies. */
  readonly codePath?: string | undefined;
}

/** The body of `runs/submit` for the files in `launchDirectory`: launch.md step 9, field by field. */
export function submission(
  plan: CheckPlan,
  launchDirectory: string,
  { usagePolicyId = plan.config.usage_policy_id, codePath }: SubmissionParts = {},
): SubmitBody {
  const { config } = plan;
  const experimentName = config.experiment_name;
  const retries = config.max_retries ?? defaultRetries;
  return {
    run_name: experimentName,
    ...(config.timeout_minutes !== undefined && { timeout_seconds: config.timeout_minutes * 60 }),
    ...(usagePolicyId !== undefined && { budget_policy_id: usagePolicyId }),
    idempotency_token: plan.idempotencyToken,
    tasks: [
      {
        task_key: experimentName,
        run_if: 'ALL_SUCCESS',
        environment_key: environmentKey,
        max_retries: retries,
        ...(retries > 0 && { retry_on_timeout: true as const }),
        ai_runtime_task: {
          ...runtimeTask(plan, launchDirectory),
          ...(codePath !== undefined && { code_source_path: codePath }),
          ...(plan.dockerImageUrl !== undefined && { docker_image_url: plan.dockerImageUrl }),
        },
      },
    ],
    environments: [{ environment_key: environmentKey, spec: plan.environment }],
  };
}

/** What runs and where, as the check and the submission both send it. */
export function runtimeTask(
  { config }: CheckPlan,
  launchDirectory: string,
): ConfigCheckBody['task'] {
  const { compute, environment, mlflow_run_name } = config;
  const { mlflow_experiment_directory, mlflow_artifact_location } = config;
  const image = environment?.unity_catalog_image;
  return {
    experiment: config.experiment_name,
    ...(mlflow_run_name !== undefined && { mlflow_run: mlflow_run_name }),
    ...(mlflow_experiment_directory !== undefined && { mlflow_experiment_directory }),
    ...(mlflow_artifact_location !== undefined && { mlflow_artifact_location }),
    ...(image !== undefined && { unity_catalog_image_path: image }),
    ...(compute.priority_class !== undefined && { priority_class: compute.priority_class }),
    deployments: [
      {
        ...commandOrContainers(config, launchDirectory),
        compute: {
          accelerator_type: compute.accelerator_type,
          accelerator_count: compute.num_accelerators,
          ...(compute.pool_id !== undefined && { provisioned_capacity_id: compute.pool_id }),
        },
      },
    ],
  };
}

function commandOrContainers(
  { containers }: RunConfig,
  launchDirectory: string,
): Pick<Deployment, 'command_path' | 'containers'> {
  if (containers === undefined) return { command_path: `${launchDirectory}/command.sh` };
  return {
    containers: containers.map(({ name, ranks, unity_catalog_image }) => ({
      name,
      command_path: `${launchDirectory}/containers/${name}/command.sh`,
      ranks,
      unity_catalog_image_path: unity_catalog_image,
    })),
  };
}
