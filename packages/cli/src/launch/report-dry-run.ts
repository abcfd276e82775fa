import { dryRunWarnings } from '@air/submit/plan';

import type { LoadedConfig } from '../config/load-config.ts';
import type { Output } from '../output/output.ts';

/** Answers a dry run. What a launch would miss on this machine is a warning here: see the end of launch.md. */
export async function reportDryRun(loaded: LoadedConfig, output: Output): Promise<void> {
  const { config, document, configFile } = loaded;
  output.warn(await dryRunWarnings(loaded), { file: configFile, text: document.text });
  output.result(
    { status: 'DRY_RUN_OK', dry_run: true },
    {
      result: `Dry run: configuration for "${config.experiment_name}" is valid; not submitting.`,
    },
  );
}
