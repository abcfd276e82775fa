import { randomBytes } from 'node:crypto';
import { launchFiles } from '@air/artifacts';
import type { LaunchFile } from '@air/artifacts';
import type { RunConfig } from '@air/schema';
import type { Issue, RunDocument } from '@air/validate';
import type { Env } from '@air/workspace';
import { idempotencyToken } from './checks/idempotency-token.ts';
import { refuseNotSupported } from './checks/not-supported.ts';
import { readRequirements } from './checks/read-requirements.ts';
import type { Requirements } from './checks/read-requirements.ts';
import type { SourceFile } from './errors.ts';
import { environmentSpec } from './runtime-environment.ts';
import type { EnvironmentSpec } from './runtime-environment.ts';

export interface LaunchInput {
  /** A config without errors, and the document that it was read from. */
  readonly config: RunConfig;
  readonly document: RunDocument;
  /** The path of the YAML file: paths in it are relative to its folder. */
  readonly configFile: string;
  readonly env: Env;
  /** What `--idempotency-key` names; wins over the config's `idempotency_token`. */
  readonly idempotencyKey?: string | undefined;
}

/** All that a launch will write and send, made from what is on this machine. */
export interface LaunchPlan {
  readonly config: RunConfig;
  readonly experimentName: string;
  readonly idempotencyToken: string;
  /** Where the files go, below `<home>/.air/cli_launch`; new for each plan. */
  readonly directory: string;
  readonly files: readonly LaunchFile[];
  readonly environment: EnvironmentSpec;
  readonly warnings: readonly FileWarning[];
}

/** A warning about a file that the config names. */
export interface FileWarning extends SourceFile {
  readonly issue: Issue;
}

/**
 * Checks what can be checked without a network and builds what a launch needs. Writes nothing.
 * Throws a SubmitError, or an ArtifactError for a config that is too large to be uploaded.
 */
export async function planLaunch(input: LaunchInput): Promise<LaunchPlan> {
  const { config, document } = input;
  refuseNotSupported(config);
  const token = idempotencyToken(input.idempotencyKey, config.idempotency_token);
  const requirements = await requirementsOf(input);
  const environment = environmentSpec(config.environment, requirements?.content, input.env);
  const requirementsBytes =
    environment.dependencies === undefined ? undefined : requirements?.bytes;
  return {
    config,
    experimentName: config.experiment_name,
    idempotencyToken: token,
    directory: newDirectory(config),
    files: launchFiles({ document, config, requirementsBytes }),
    environment,
    warnings: fileWarnings(requirements),
  };
}

async function requirementsOf({
  config,
  configFile,
}: LaunchInput): Promise<Requirements | undefined> {
  const dependencies = config.environment?.dependencies;
  return typeof dependencies === 'string' ? readRequirements(dependencies, configFile) : undefined;
}

function newDirectory({ experiment_name, mlflow_run_name = experiment_name }: RunConfig): string {
  return `${experiment_name}/${mlflow_run_name}_${randomBytes(8).toString('hex')}`;
}

function fileWarnings(requirements: Requirements | undefined): readonly FileWarning[] {
  if (requirements === undefined) return [];
  const { source, warnings } = requirements;
  return warnings.map((issue) => ({ ...source, issue }));
}
