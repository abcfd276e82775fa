import type { RunConfig } from '@air/schema';
import { textFile } from '../launch-file.ts';
import type { LaunchFile } from '../launch-file.ts';

/** The command, byte for byte; nothing for a config with `containers`. */
export function commandFile({ command }: Pick<RunConfig, 'command'>): LaunchFile | undefined {
  return command === undefined ? undefined : textFile('command.sh', command);
}
