import { archivePath } from '@air/snapshot';
import type { Env, SubmitBody } from '@air/workspace';
import type { LaunchCode } from './launch-code.ts';
import { launchDirectoryIn } from './launch-directory-in.ts';
import type { LaunchPlan } from './plan-launch.ts';
import { submission } from './submission.ts';

/** What only the workspace knows of a launch. */
export interface LaunchPlace {
  /** The user's home there. */
  readonly home: string;
  readonly directory: string;
  readonly usagePolicyId: string | undefined;
}

/** What a launch would write and post. */
export interface LaunchPreview {
  readonly artifacts: readonly { readonly name: string; readonly bytes: number }[];
  readonly submission: SubmitBody;
  /** Accelerators times the time limit; null without a limit. */
  readonly gpuHoursBound: number | null;
}

/** Tells what a launch would do at a place, without doing it. */
export function previewLaunch(
  plan: LaunchPlan,
  { home, directory, usagePolicyId }: LaunchPlace,
  code: LaunchCode | undefined,
): LaunchPreview {
  const { compute, timeout_minutes: minutes } = plan.config;
  const files = [...plan.files, ...(code?.files ?? [])];
  const codePath = code && archivePath(code.snapshot, code.packed, home);
  return {
    artifacts: files.map(({ name, bytes }) => ({ name, bytes: bytes.byteLength })),
    submission: submission(plan, directory, { usagePolicyId, codePath }),
    gpuHoursBound: minutes === undefined ? null : (compute.num_accelerators * minutes) / 60,
  };
}

/** The place of a launch as far as it is known without a network; the rest stands in angle brackets. */
export function placeOffline(plan: LaunchPlan, env: Env): LaunchPlace {
  const { usage_policy_name: name, usage_policy_id: id } = plan.config;
  const home = env['DATABRICKS_INTERNAL_USER_WORKSPACE_DIR'] || '/Workspace/Users/<user>';
  return {
    home,
    directory: launchDirectoryIn(home, plan),
    usagePolicyId: name === undefined ? id : `<id of the usage policy ${JSON.stringify(name)}>`,
  };
}
