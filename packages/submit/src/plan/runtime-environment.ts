import type { Environment, RequirementsFile } from '@air/schema';
import type { Env, SubmitEnvironment } from '@air/workspace';

/** What `environments[].spec` of the submission says (launch.md, step 9). */
export type EnvironmentSpec = SubmitEnvironment['spec'];

const defaultChannel = '6';
const clientPrefix = 'CLIENT-GPU-';

/** The channel of the run and the packages on top of it. */
export function environmentSpec(
  environment: Environment | undefined,
  requirements: RequirementsFile | undefined,
  env: Env,
): EnvironmentSpec {
  const { version, dependencies } = environment ?? {};
  const image = env['DATABRICKS_DL_RUNTIME_IMAGE']?.trim() || undefined;
  const channel = version ?? requirements?.version ?? image ?? defaultChannel;
  const packages = typeof dependencies === 'string' ? requirements?.dependencies : dependencies;
  return {
    ...channelField(channel),
    ...(packages !== undefined && packages.length > 0 && { dependencies: packages }),
  };
}

function channelField(channel: string): EnvironmentSpec {
  if (/^databricks_ai_v[0-9]+$/i.test(channel)) {
    return { base_environment: `workspace-base-environments/${channel.toLowerCase()}` };
  }
  const prefixed = channel.startsWith(clientPrefix);
  return { environment_version: prefixed ? channel.slice(clientPrefix.length) : channel };
}
