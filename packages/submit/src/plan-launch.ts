import { refuseNotSupported } from './checks/not-supported.ts';
import type { LaunchInput } from './plan-check.ts';
import { planFiles } from './plan-files.ts';
import type { FilesPlan } from './plan-files.ts';

/** All that a launch will write and send, made from what is on this machine. */
export interface LaunchPlan extends FilesPlan {
  readonly experimentName: string;
}

/**
 * Checks what can be checked without a network and builds what a launch needs. Writes nothing.
 * Throws a SubmitError, or an ArtifactError for a config that is too large to be uploaded.
 */
export async function planLaunch(input: LaunchInput): Promise<LaunchPlan> {
  const { config } = input;
  refuseNotSupported(config);
  return { ...(await planFiles(input)), experimentName: config.experiment_name };
}
