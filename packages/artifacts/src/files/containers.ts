import { containerSecret } from '@air/schema';
import type { Container, RunConfig } from '@air/schema';
import type { LaunchFile } from '../launch-file.ts';
import { commandFile } from './command.ts';
import { envVarsFile } from './env-vars.ts';
import { secretEnvVarsFile } from './secret-env-vars.ts';

/** Each container's own files, in a folder of its name: launch.md, step 7. */
export function containerFiles(
  config: RunConfig,
  hyperparameters: LaunchFile | undefined,
): readonly LaunchFile[] {
  return (config.containers ?? []).flatMap((container) => {
    const { env_variables, secrets } = mergedVariables(config, container);
    const files = [
      commandFile(container),
      envVarsFile({ env_variables }),
      secretEnvVarsFile({ secrets }),
      hyperparameters,
    ];
    return files
      .filter((file) => file !== undefined)
      .map(({ name, bytes }) => ({ name: `containers/${container.name}/${name}`, bytes }));
  });
}

/** The container's variables win over those of the whole run. */
function mergedVariables(
  { env_variables, secrets }: RunConfig,
  { environment_variables }: Container,
): Required<Pick<RunConfig, 'env_variables' | 'secrets'>> {
  const own = Object.entries(environment_variables?.variables ?? {});
  const plain = own.filter(([, value]) => containerSecret(value) === undefined);
  const references = own.flatMap(([name, value]) => {
    const reference = containerSecret(value);
    return reference === undefined ? [] : [[name, reference] as const];
  });
  return {
    env_variables: { ...env_variables, ...Object.fromEntries(plain) },
    secrets: { ...secrets, ...Object.fromEntries(references) },
  };
}
