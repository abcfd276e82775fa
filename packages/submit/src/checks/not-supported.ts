import type { RunConfig } from '@air/schema';
import { SubmitError } from '../errors.ts';

/** Stops a launch that needs what is not built yet; the first such field in declaration order is named. */
export function refuseNotSupported(config: RunConfig): void {
  const fields = {
    code_source: config.code_source,
  };
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    throw new SubmitError('not-supported', `${name} is not yet supported`, {
      hint: 'A dry run (--dry-run) checks it; to launch with this version, leave it out.',
    });
  }
}
