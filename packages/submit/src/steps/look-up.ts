import type { CallOptions, Image, Workspace } from '@air/workspace';
import { inConfig } from '../checks/in-config.ts';
import { launchDirectoryIn } from '../plan/launch-directory-in.ts';
import type { CheckPlan } from '../plan/plan-check.ts';
import { missingExperimentDirectory } from './experiment-directory.ts';
import { registeredImage } from './image.ts';
import { usagePolicyId } from './usage-policy.ts';
import { userHome } from './user-home.ts';

/** What a launch has to know before it writes. */
export interface Found {
  /** The user's home on the workspace. */
  readonly home: string;
  readonly directory: string;
  readonly usagePolicyId: string | undefined;
  /** The experiment's directory, when it has to be made. */
  readonly missing: string | undefined;
  /** The run's Docker image as it stands, unless it is registered anew. */
  readonly image: Image | undefined;
}

/** Asks for all of it side by side: launch.md, steps 1, 4, 5 and 6. Writes nothing. */
export async function lookUp(
  workspace: Workspace,
  plan: CheckPlan,
  options: CallOptions,
): Promise<Found> {
  const { config } = plan;
  const [home, policyId, missing, image] = await inConfig(plan, () =>
    Promise.all([
      userHome(workspace, options),
      usagePolicyId(workspace, config, options),
      missingExperimentDirectory(workspace, config.mlflow_experiment_directory, options),
      registeredImage(workspace, plan, options),
    ]),
  );
  const directory = launchDirectoryIn(home, plan);
  return { home, directory, usagePolicyId: policyId, missing, image };
}
