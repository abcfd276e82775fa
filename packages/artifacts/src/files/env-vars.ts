import type { RunConfig } from '@air/schema';
import { byName } from '../by-name.ts';
import { textFile } from '../launch-file.ts';
import type { LaunchFile } from '../launch-file.ts';

/** `env_variables` as `[{name, value}]`, sorted by name; nothing when there are none. */
export function envVarsFile({
  env_variables = {},
}: Pick<RunConfig, 'env_variables'>): LaunchFile | undefined {
  const entries = Object.entries(env_variables).map(([name, value]) => ({ name, value }));
  if (entries.length === 0) return undefined;
  return textFile('env_vars.json', JSON.stringify(entries.toSorted(byName)));
}
