import type { Env } from '../env.ts';
import type { Setting } from './setting.ts';

const secretSettings = ['token', 'client_secret', 'oidc_token'];

/** A program that is run for a token gets these too, whatever the settings came to. */
const secretVariables = [
  'DATABRICKS_TOKEN',
  'DATABRICKS_CLIENT_SECRET',
  'DATABRICKS_OIDC_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
];

/** What is configured and may be shown to nobody. */
export function configuredSecrets(
  values: ReadonlyMap<string, Setting>,
  env: Env,
): readonly string[] {
  return [
    ...secretSettings.map((name) => values.get(name)?.value),
    ...secretVariables.map((name) => env[name]),
  ].filter((secret) => secret !== undefined);
}
