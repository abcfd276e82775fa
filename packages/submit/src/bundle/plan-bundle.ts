import { assetBundle } from '@air/artifacts';
import type { AssetBundle } from '@air/artifacts';
import { sourceOf } from '../checks/config-in-file.ts';
import { SubmitError } from '../errors.ts';
import type { LaunchInput } from '../plan/plan-check.ts';
import { planFiles } from '../plan/plan-files.ts';
import type { FileWarning } from '../plan/plan-files.ts';
import { bundleJob } from './bundle-job.ts';
import { codePath } from './code-path.ts';
import { requireNoReference } from './no-reference.ts';
import { notInBundle } from './not-in-bundle.ts';
import type { BundlePlace } from './not-in-bundle.ts';

/** A bundle that is ready to be written, the same for the same input. */
export interface BundlePlan extends AssetBundle {
  readonly warnings: readonly FileWarning[];
}

/**
 * Makes a Databricks Asset Bundle of a config, without a network. Throws a SubmitError for what a bundle can't say, with all
 * of it, or where a launch would stop on this machine.
 */
export async function planBundle(
  input: Omit<LaunchInput, 'idempotencyKey'>,
  place: BundlePlace,
): Promise<BundlePlan> {
  const { config, document } = input;
  const source = sourceOf(input);
  const lost = notInBundle(config, document, place);
  const errors = lost.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const told = errors.map(({ message }) => message).join('\n');
    throw new SubmitError('not-in-bundle', told, { issues: lost, source });
  }
  const { bundleFolder, codeFolder } = place;
  const plan = await planFiles(input);
  const job = bundleJob(
    plan,
    codeFolder === undefined ? undefined : codePath(bundleFolder, codeFolder),
  );
  requireNoReference(job);
  return {
    ...assetBundle({ name: config.experiment_name, job, launchFiles: plan.files }),
    warnings: [...lost.map((issue) => ({ ...source, issue })), ...plan.warnings],
  };
}
