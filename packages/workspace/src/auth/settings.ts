import type { Env } from '../env.ts';
import { WorkspaceError } from '../errors.ts';
import { authKinds } from './auth-kinds.ts';
import { configFilePath, readProfiles } from './config-file.ts';
import type { Profiles } from './config-file.ts';
import type { Setting } from './setting.ts';

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
  audience: 'DATABRICKS_TOKEN_AUDIENCE',
  oidc_token: 'DATABRICKS_OIDC_TOKEN',
  oidc_token_filepath: 'DATABRICKS_OIDC_TOKEN_FILEPATH',
  auth_type: 'DATABRICKS_AUTH_TYPE',
  databricks_internal_user_workspace_dir: 'DATABRICKS_INTERNAL_USER_WORKSPACE_DIR',
};

const userDirectory = 'databricks_internal_user_workspace_dir';

/** Collects the settings in the order of workspace-api.md, "Authentication". */
export async function readSettings(options: SettingsOptions): Promise<Settings> {
  const { env, profile: asked } = options;
  const configFile = configFilePath(env, options.homeDirectory);
  const environment = environmentSettings(env);
  if (asked) {
    const values = readProfile(await load(configFile), asked, configFile);
    // no credential, so that it holds for a profile that has none of its own
    const directory = environment.get(userDirectory);
    if (directory !== undefined && !values.has(userDirectory)) values.set(userDirectory, directory);
    return { values, profile: asked, profileOnly: true, configFile };
  }
  const behind = await profileBehind(env, environment, configFile);
  const values = new Map([...behind.values, ...environment]);
  return { values, profile: behind.name, profileOnly: false, configFile };
}

interface NamedProfile {
  readonly name: string | undefined;
  readonly values: ReadonlyMap<string, Setting>;
}

const noProfile: NamedProfile = { name: undefined, values: new Map() };

/** The profile that fills in what the environment leaves open: the one that it names, else the default one. */
async function profileBehind(
  env: Env,
  environment: ReadonlyMap<string, Setting>,
  configFile: string | undefined,
): Promise<NamedProfile> {
  const named = env['DATABRICKS_CONFIG_PROFILE'];
  if (!named && environment.has('host') && hasCredentials(environment)) return noProfile;
  const profiles = await load(configFile);
  const chosen = named || profiles.get('__settings__')?.get('default_profile');
  if (!chosen && !profiles.has('DEFAULT')) return noProfile;
  const name = chosen || 'DEFAULT';
  const values = readProfile(profiles, name, configFile);
  // nobody asked to send this profile's token to the host that the environment names
  if (!named && differ(environment.get('host'), values.get('host'))) return noProfile;
  return { name, values };
}

function hasCredentials(environment: ReadonlyMap<string, Setting>): boolean {
  return authKinds.some(({ credentials }) => credentials.some((name) => environment.has(name)));
}

function differ(one: Setting | undefined, other: Setting | undefined): boolean {
  return one !== undefined && other !== undefined && bareHost(one) !== bareHost(other);
}

function bareHost({ value }: Setting): string {
  return value
    .replace(/^https?:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .toLowerCase();
}

async function load(configFile: string | undefined): Promise<Profiles> {
  const profiles = configFile === undefined ? undefined : await readProfiles(configFile);
  return profiles ?? new Map();
}

function readProfile(
  profiles: Profiles,
  name: string,
  configFile: string | undefined,
): Map<string, Setting> {
  const profile = name === '__settings__' ? undefined : profiles.get(name);
  if (profile === undefined) throw profileNotFound(profiles, name, configFile);
  const values = new Map<string, Setting>();
  for (const [key, value] of profile) {
    if (value) values.set(key, { value, source: `${key} of profile ${JSON.stringify(name)}` });
  }
  return values;
}

function profileNotFound(
  profiles: Profiles,
  name: string,
  configFile = 'a config file (no home directory is known)',
): WorkspaceError {
  const others = [...profiles.keys()].filter((other) => other !== '__settings__');
  return new WorkspaceError(
    'profile-not-found',
    `there is no profile ${JSON.stringify(name)} in ${configFile}`,
    {
      hint:
        others.length > 0
          ? `The profiles there are: ${others.join(', ')}.`
          : `Write it there: a line [${name}], then host = … and token = ….`,
    },
  );
}

function environmentSettings(env: Env): Map<string, Setting> {
  const values = new Map<string, Setting>();
  for (const [name, variable] of Object.entries(environmentNames)) {
    const value = env[variable];
    if (value) values.set(name, { value, source: variable });
  }
  return values;
}
