import type { RunDocument } from '@air/validate';
import { ArtifactError } from '../errors.ts';
import type { LaunchFile } from '../launch-file.ts';

const name = 'training_config.yaml';
const maxBytes = 1024 * 1024;

/** The user's file byte for byte, or the merged config after overrides. Source: launch.md, step 7. */
export function trainingConfigFile({ bytes }: RunDocument): LaunchFile {
  if (bytes.byteLength > maxBytes) {
    throw new ArtifactError(
      'training-config-too-large',
      `${name} is ${bytes.byteLength} bytes, over the limit of ${maxBytes} (1 MiB): shrink \`parameters\` or \`command\``,
      { hint: 'Long scripts and data belong in files that the command reads, not in the config.' },
    );
  }
  return { name, bytes };
}
