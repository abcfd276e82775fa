import { randomBytes } from 'node:crypto';
import type { RequirementsFile, RunConfig } from '@air/schema';
import type { Env } from '@air/workspace';
import type { ConfigInFile } from '../checks/config-in-file.ts';
import { idempotencyToken } from '../checks/idempotency-token.ts';
import { inConfig } from '../checks/in-config.ts';
import { readRequirements } from '../checks/read-requirements.ts';
import { SubmitError } from '../errors.ts';
import { dockerImageUrl } from '../image/image-url.ts';
import { environmentSpec } from './runtime-environment.ts';
import type { EnvironmentSpec } from './runtime-environment.ts';

export interface LaunchInput extends ConfigInFile {
  readonly env: Env;
  /** What `--idempotency-key` names; wins over the config's `idempotency_token`. */
  readonly idempotencyKey?: string | undefined;
}

/** What the workspace's own check of a config is asked with. */
export interface CheckPlan extends ConfigInFile {
  readonly idempotencyToken: string;
  /** Where the files go, below `<home>/.air/cli_launch`; new for each plan. */
  readonly directory: string;
  readonly environment: EnvironmentSpec;
  /** The normal form of the run's Docker image, if it has one. */
  readonly dockerImageUrl: string | undefined;
}

/** The plan of a check alone: a requirements file that cannot be used is left out, since a dry run only warns of it. */
export async function planCheck(input: LaunchInput): Promise<CheckPlan> {
  return inConfig(input, async () => checkPlanWith(await usableRequirements(input), input));
}

/** The part of a launch that its check needs too. */
export function checkPlanWith(
  requirements: RequirementsFile | undefined,
  { config, document, configFile, env, idempotencyKey }: LaunchInput,
): CheckPlan {
  return {
    config,
    document,
    configFile,
    idempotencyToken: idempotencyToken(idempotencyKey, config.idempotency_token),
    directory: newDirectory(config),
    environment: environmentSpec(config.environment, requirements, env),
    dockerImageUrl: dockerImageUrl(config),
  };
}

function newDirectory({ experiment_name, mlflow_run_name = experiment_name }: RunConfig): string {
  return `${experiment_name}/${mlflow_run_name}_${randomBytes(8).toString('hex')}`;
}

async function usableRequirements(input: LaunchInput): Promise<RequirementsFile | undefined> {
  try {
    const requirements = await readRequirements(input);
    return requirements?.content;
  } catch (error) {
    if (error instanceof SubmitError) return undefined;
    throw error;
  }
}
