import type { RunConfig } from '@air/schema';
import { byName } from '../by-name.ts';
import { textFile } from '../launch-file.ts';
import type { LaunchFile } from '../launch-file.ts';

/** `secrets` as `[{name, secret_scope, secret_key}]`, sorted by name; nothing when there are none. */
export function secretEnvVarsFile({
  secrets = {},
}: Pick<RunConfig, 'secrets'>): LaunchFile | undefined {
  const entries = Object.entries(secrets).map(([name, reference]) => {
    const slash = reference.indexOf('/');
    return {
      name,
      secret_scope: reference.slice(0, slash),
      secret_key: reference.slice(slash + 1),
    };
  });
  if (entries.length === 0) return undefined;
  return textFile('secret_env_vars.json', JSON.stringify(entries.toSorted(byName)));
}
