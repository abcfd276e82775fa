import { launchFiles } from '@air/artifacts';
import type { LaunchFile } from '@air/artifacts';
import type { Issue } from '@air/validate';
import { refuseNotSupported } from './checks/not-supported.ts';
import { readRequirements } from './checks/read-requirements.ts';
import type { Requirements } from './checks/read-requirements.ts';
import type { SourceFile } from './errors.ts';
import { checkPlan } from './plan-check.ts';
import type { CheckPlan, LaunchInput } from './plan-check.ts';

/** All that a launch will write and send, made from what is on this machine. */
export interface LaunchPlan extends CheckPlan {
  readonly experimentName: string;
  readonly files: readonly LaunchFile[];
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
  const requirements = await requirementsOf(input);
  const plan = checkPlan(input, requirements?.content);
  const requirementsBytes =
    plan.environment.dependencies === undefined ? undefined : requirements?.bytes;
  return {
    ...plan,
    experimentName: config.experiment_name,
    files: launchFiles({ document, config, requirementsBytes }),
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

function fileWarnings(requirements: Requirements | undefined): readonly FileWarning[] {
  if (requirements === undefined) return [];
  const { source, warnings } = requirements;
  return warnings.map((issue) => ({ ...source, issue }));
}
