import { WorkspaceError } from '../errors.ts';
import type { Env } from '../open-workspace.ts';
import { configFilePath, type Profiles, readProfiles } from './config-file.ts';

/** A value and where it came from, in the words of a message. */
export interface Setting {
  readonly value: string;
  readonly source: string;
}

/** What is configured, before anyone asks whether it is enough. Names are those of the config file. */
export interface Settings {
  readonly values: ReadonlyMap<string, Setting>;
  readonly profile: string | undefined;
  /** The profile alone counts, since `-p` wins over the environment as a whole. */
  readonly profileOnly: boolean;
  readonly configFile: string | undefined;
}

export interface SettingsOptions {
  readonly env: Env;
  readonly profile?: string | undefined;
  readonly homeDirectory?: string | undefined;
}

const environmentNames = {
  host: 'DATABRICKS_HOST',
  token: 'DATABRICKS_TOKEN',
  client_id: 'DATABRICKS_CLIENT_ID',
  client_secret: 'DATABRICKS_CLIENT_SECRET',
  oidc_token: 'DATABRICKS_OIDC_TOKEN',
  oidc_token_filepath: 'DATABRICKS_OIDC_TOKEN_FILEPATH',
  auth_type: 'DATABRICKS_AUTH_TYPE',
  databricks_internal_user_workspace_dir: 'DATABRICKS_INTERNAL_USER_WORKSPACE_DIR',
};

/** Collects the settings in the order of workspace-api.md, "Authentication". */
export async function readSettings(options: SettingsOptions): Promise<Settings> {
  const { env } = options;
  const configFile = configFilePath(env, options.homeDirectory);
  const environment = environmentSettings(env);
  if (options.profile) {
    const { values } = namedProfile(await load(configFile), options.profile, configFile);
    // not a credential: an account's directory holds for every profile that does not name one
    const directory = environment.get('databricks_internal_user_workspace_dir');
    const all = new Map(directory && [['databricks_internal_user_workspace_dir', directory]]);
    return { values: merge(all, values), profile: options.profile, profileOnly: true, configFile };
  }
  const found = await environmentProfile(env, environment, configFile);
  const values = merge(found.values, environment);
  return { values, profile: found.name, profileOnly: false, configFile };
}

interface FoundProfile {
  readonly name: string | undefined;
  readonly values: ReadonlyMap<string, Setting>;
}

const noProfile: FoundProfile = { name: undefined, values: new Map() };

/** The profile that stands behind the environment: the one that it names, else the default one if it is needed. */
async function environmentProfile(
  env: Env,
  environment: ReadonlyMap<string, Setting>,
  configFile: string | undefined,
): Promise<FoundProfile> {
  const named = env['DATABRICKS_CONFIG_PROFILE'];
  if (named) return namedProfile(await load(configFile), named, configFile);
  if (environment.has('host') && hasCredentials(environment)) return noProfile;
  const profiles = await load(configFile);
  const chosen = profiles.get('__settings__')?.get('default_profile');
  if (chosen) return namedProfile(profiles, chosen, configFile);
  return profiles.has('DEFAULT') ? namedProfile(profiles, 'DEFAULT', configFile) : noProfile;
}

function hasCredentials(environment: ReadonlyMap<string, Setting>): boolean {
  return ['token', 'client_id', 'oidc_token', 'oidc_token_filepath'].some((name) =>
    environment.has(name),
  );
}

async function load(configFile: string | undefined): Promise<Profiles> {
  return (configFile && (await readProfiles(configFile))) || new Map();
}

function namedProfile(
  profiles: Profiles,
  name: string,
  configFile: string | undefined,
): FoundProfile {
  const profile = profiles.get(name);
  if (profile === undefined || name === '__settings__') {
    const others = [...profiles.keys()].filter((other) => other !== '__settings__');
    throw new WorkspaceError(
      'profile-not-found',
      `there is no profile ${JSON.stringify(name)} in ${configFile ?? 'a config file: no home directory is known'}`,
      {
        hint:
          others.length > 0
            ? `It has: ${others.join(', ')}.`
            : 'Add it there, with host and token.',
      },
    );
  }
  const values = new Map<string, Setting>();
  for (const [key, value] of profile) {
    if (value) values.set(key, { value, source: `${key} of profile ${JSON.stringify(name)}` });
  }
  return { name, values };
}

function environmentSettings(env: Env): Map<string, Setting> {
  const values = new Map<string, Setting>();
  for (const [name, variable] of Object.entries(environmentNames)) {
    const value = env[variable];
    if (value) values.set(name, { value, source: variable });
  }
  return values;
}

function merge(
  weak: ReadonlyMap<string, Setting>,
  strong: ReadonlyMap<string, Setting>,
): Map<string, Setting> {
  return new Map([...weak, ...strong]);
}
