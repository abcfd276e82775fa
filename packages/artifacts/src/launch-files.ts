import type { RunConfig } from '@air/schema';
import type { RunDocument } from '@air/validate';
import { commandFile } from './files/command.ts';
import { containerFiles } from './files/containers.ts';
import { envVarsFile } from './files/env-vars.ts';
import { hyperparametersFile } from './files/hyperparameters.ts';
import { requirementsFile } from './files/requirements.ts';
import { secretEnvVarsFile } from './files/secret-env-vars.ts';
import { trainingConfigFile } from './files/training-config.ts';
import type { LaunchFile } from './launch-file.ts';

export interface LaunchFilesInput {
  readonly document: RunDocument;
  /** What `document` decodes to. */
  readonly config: RunConfig;
  /** The content of the file that `environment.dependencies` names, when it is to go along. */
  readonly requirementsBytes?: Uint8Array | undefined;
}

/**
 * The files of the launch directory, in the order of launch.md, step 7.
 * Throws an `ArtifactError` for a config that is too large to be uploaded.
 */
export function launchFiles({
  document,
  config,
  requirementsBytes,
}: LaunchFilesInput): readonly LaunchFile[] {
  const hyperparameters = hyperparametersFile(document);
  return [
    trainingConfigFile(document),
    commandFile(config),
    requirementsFile(config, requirementsBytes),
    hyperparameters,
    envVarsFile(config),
    secretEnvVarsFile(config),
    ...containerFiles(config, hyperparameters),
  ].filter((file) => file !== undefined);
}
