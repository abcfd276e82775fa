import { launchFiles } from '@air/artifacts';
import type { LaunchFile } from '@air/artifacts';
import type { Issue } from '@air/validate';
import { inConfig } from '../checks/in-config.ts';
import { readRequirements } from '../checks/read-requirements.ts';
import type { Requirements } from '../checks/read-requirements.ts';
import type { SourceFile } from '../errors.ts';
import { checkPlanWith } from './plan-check.ts';
import type { CheckPlan, LaunchInput } from './plan-check.ts';

/** What a launch writes besides its code. */
export interface FilesPlan extends CheckPlan {
  readonly files: readonly LaunchFile[];
  readonly warnings: readonly FileWarning[];
}

/** A warning about a file that the config names. */
export interface FileWarning extends SourceFile {
  readonly issue: Issue;
}

/**
 * Builds the launch files from what is on this machine. Throws a SubmitError for a requirements file that cannot be used,
 * or an ArtifactError for a config that is too large.
 */
export async function planFiles(input: LaunchInput): Promise<FilesPlan> {
  const { config, document } = input;
  return inConfig(input, async () => {
    const requirements = await readRequirements(input);
    const plan = checkPlanWith(requirements?.content, input);
    const requirementsBytes =
      plan.environment.dependencies === undefined ? undefined : requirements?.bytes;
    return {
      ...plan,
      files: launchFiles({ document, config, requirementsBytes }),
      warnings: fileWarnings(requirements),
    };
  });
}

function fileWarnings(requirements: Requirements | undefined): readonly FileWarning[] {
  if (requirements === undefined) return [];
  const { source, warnings } = requirements;
  return warnings.map((issue) => ({ ...source, issue }));
}
