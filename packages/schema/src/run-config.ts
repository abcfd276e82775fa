import * as v from 'valibot';
import { field } from './field.ts';
import { codeSource } from './fields/code-source.ts';
import { command } from './fields/command.ts';
import { compute } from './fields/compute.ts';
import { containers } from './fields/containers.ts';
import { environment } from './fields/environment.ts';
import {
  mlflowArtifactLocation,
  mlflowExperimentDirectory,
  mlflowRunName,
} from './fields/mlflow.ts';
import { parameters } from './fields/parameters.ts';
import { permissions } from './fields/permissions.ts';
import {
  experimentName,
  idempotencyToken,
  maxRetries,
  timeoutMinutes,
} from './fields/run-options.ts';
import { usagePolicyId, usagePolicyName } from './fields/usage-policy.ts';
import { envVariables, secrets } from './fields/variables.ts';

/**
 * The run configuration, its fields in declaration order. Source: run-config.md.
 * Rules over two fields (`command` unless `containers`, …) belong to `@air/validate`.
 */
export const runConfig = field(
  v.strictObject({
    experiment_name: experimentName,
    compute,
    environment: v.optional(environment),
    command: v.optional(command),
    containers: v.optional(containers),
    env_variables: v.optional(envVariables),
    secrets: v.optional(secrets),
    code_source: v.optional(codeSource),
    max_retries: v.optional(maxRetries),
    timeout_minutes: v.optional(timeoutMinutes),
    idempotency_token: v.optional(idempotencyToken),
    parameters: v.optional(parameters),
    mlflow_run_name: v.optional(mlflowRunName),
    mlflow_experiment_directory: v.optional(mlflowExperimentDirectory),
    mlflow_artifact_location: v.optional(mlflowArtifactLocation),
    permissions: v.optional(permissions),
    usage_policy_name: v.optional(usagePolicyName),
    usage_policy_id: v.optional(usagePolicyId),
  }),
  {
    title: 'Run configuration',
    documentation:
      'One GPU training run: what runs, on which GPUs, with which software and settings.',
    example: {
      experiment_name: 'heron-pretrain',
      compute: { num_accelerators: 8, accelerator_type: 'GPU_8xH100' },
      command: 'torchrun --nproc-per-node 8 train.py\n',
    },
    relations: [
      { kind: 'exactly-one', of: ['command', 'containers'] },
      {
        kind: 'excludes',
        field: 'containers',
        others: ['environment.docker_image', 'environment.unity_catalog_image'],
      },
      { kind: 'excludes', field: 'usage_policy_name', others: ['usage_policy_id'] },
    ],
  },
);

/** A decoded run configuration: trimmed, in canonical case, texts as written. */
export type RunConfig = v.InferOutput<typeof runConfig>;
export type Compute = RunConfig['compute'];
export type Environment = NonNullable<RunConfig['environment']>;
export type DockerImage = NonNullable<Environment['docker_image']>;
export type Container = NonNullable<RunConfig['containers']>[number];
export type CodeSource = NonNullable<RunConfig['code_source']>;
export type Permission = NonNullable<RunConfig['permissions']>[number];
