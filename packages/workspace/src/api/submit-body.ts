/** What `runs/submit` takes: launch.md step 9, field by field. */
export interface SubmitBody {
  readonly run_name: string;
  readonly timeout_seconds?: number;
  readonly budget_policy_id?: string;
  readonly idempotency_token: string;
  readonly tasks: readonly SubmitTask[];
  readonly environments: readonly SubmitEnvironment[];
}

export interface SubmitTask {
  readonly task_key: string;
  readonly run_if: 'ALL_SUCCESS';
  readonly environment_key: string;
  readonly max_retries: number;
  readonly retry_on_timeout?: true;
  readonly ai_runtime_task: AiRuntimeTask;
}

export interface AiRuntimeTask {
  readonly experiment: string;
  readonly mlflow_run?: string;
  readonly mlflow_experiment_directory?: string;
  readonly mlflow_artifact_location?: string;
  readonly code_source_path?: string;
  readonly docker_image_url?: string;
  readonly unity_catalog_image_path?: string;
  readonly priority_class?: string;
  readonly deployments: readonly Deployment[];
}

export interface Deployment {
  readonly command_path?: string;
  readonly containers?: readonly DeploymentContainer[];
  readonly compute: {
    readonly accelerator_type: string;
    readonly accelerator_count: number;
    readonly provisioned_capacity_id?: string;
  };
}

export interface DeploymentContainer {
  readonly name: string;
  readonly command_path: string;
  readonly ranks: readonly number[];
  readonly unity_catalog_image_path: string;
}

export interface SubmitEnvironment {
  readonly environment_key: string;
  readonly spec: {
    readonly environment_version?: string;
    readonly base_environment?: string;
    readonly dependencies?: readonly string[];
  };
}
