import { dryRunWarnings, sourceOf } from '@air/submit/plan';
import type { ConfigInFile } from '@air/submit/plan';

import type { Session } from '../session.ts';

/** Answers a dry run. What a launch would miss on this machine is a warning here: see the end of launch.md. */
export async function reportDryRun({ host, output }: Session, loaded: ConfigInFile): Promise<void> {
  const source = sourceOf(loaded);
  output.warn(await dryRunWarnings(loaded), source);
  if (loaded.config.code_source !== undefined) {
    // most configs have none: a file of its own, which only these load
    const { missingCode } = await import('../code.ts');
    output.warn(await missingCode(loaded, host.env), source);
  }
  output.result(
    { status: 'DRY_RUN_OK', dry_run: true },
    {
      result: `Dry run: configuration for "${loaded.config.experiment_name}" is valid; not submitting.`,
    },
  );
}
