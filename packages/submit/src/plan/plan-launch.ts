import { dirname } from 'node:path';
import { resolveSnapshot } from '@air/snapshot';
import type { Snapshot } from '@air/snapshot';
import type { Env } from '@air/workspace';
import { codeIssue } from '../checks/code-issue.ts';
import { sourceOf } from '../checks/config-in-file.ts';
import { inConfig } from '../checks/in-config.ts';
import type { LaunchInput } from './plan-check.ts';
import { planFiles } from './plan-files.ts';
import type { FilesPlan } from './plan-files.ts';

/** All that a launch will write and send, made from what is on this machine. */
export interface LaunchPlan extends FilesPlan {
  /** What `code_source` stands for; its content is read only by `launchCode`. */
  readonly snapshot: Snapshot | undefined;
  readonly gitDiff: boolean;
  /** What it was planned in; Docker's sign-in for an image is found by it. */
  readonly env: Env;
}

export interface PlanLaunchOptions {
  /** Whether what is not committed goes along as a patch: `--git-diff`. */
  readonly gitDiff?: boolean | undefined;
  /** Where the keys of code that does not change are kept; nowhere unless told. */
  readonly cacheFolder?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks what can be checked without a workspace and builds what a launch needs. Writes nothing but what `git.remote`
 * fetches. Throws a SubmitError, an ArtifactError for a config that is too large to be uploaded, or a SnapshotError for
 * code that cannot be packed.
 */
export async function planLaunch(
  input: LaunchInput,
  { gitDiff = false, cacheFolder, signal }: PlanLaunchOptions = {},
): Promise<LaunchPlan> {
  const plan = await planFiles(input);
  const { config, configFile, document } = plan;
  const { code_source: codeSource } = config;
  const configDirectory = dirname(configFile);
  const snapshot =
    codeSource &&
    (await inConfig(plan, () =>
      resolveSnapshot({ codeSource, configDirectory, env: input.env, cacheFolder, signal }),
    ));
  const source = sourceOf(plan);
  const warnings = snapshot?.warnings ?? [];
  return {
    ...plan,
    warnings: [
      ...plan.warnings,
      ...warnings.map((warning) => ({ ...source, issue: codeIssue(warning, document) })),
    ],
    snapshot,
    gitDiff,
    env: input.env,
  };
}
