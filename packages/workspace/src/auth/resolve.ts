import { WorkspaceError } from '../errors.ts';
import { normalizeHost } from './host.ts';
import { type AuthKind, authKinds, pat } from './kinds.ts';
import { readSettings, type Settings, type SettingsOptions } from './settings.ts';

/** Who talks to which workspace. Holds the token: never print it. */
export interface SignIn {
  readonly host: string;
  readonly profile: string | undefined;
  readonly authType: 'pat';
  readonly authorization: string;
  readonly workspaceId: string | undefined;
  readonly userDirectory: string | undefined;
}

/** Finds host and credentials as workspace-api.md, "Authentication" says, without any network. */
export async function resolveSignIn(options: SettingsOptions): Promise<SignIn> {
  const settings = await readSettings(options);
  const kind = chooseKind(settings);
  const host = settings.values.get('host');
  const normalized = host && normalizeHost(host.value, host.source);
  if (kind.authorize === undefined) {
    throw new WorkspaceError('sign-in-not-supported', `${kind.name} sign-in is not yet supported`, {
      hint: 'Sign in with a personal access token: DATABRICKS_HOST and DATABRICKS_TOKEN, or host and token in a profile.',
    });
  }
  const authorization = kind.authorize(settings);
  if (normalized === undefined || authorization === undefined) throw notConfigured(settings);
  return {
    host: normalized,
    profile: settings.profile,
    authType: 'pat',
    authorization,
    workspaceId: workspaceId(settings),
    userDirectory: userDirectory(settings),
  };
}

function chooseKind({ values }: Settings): AuthKind {
  const named = values.get('auth_type');
  if (named !== undefined) {
    const kind = authKinds.find(({ name }) => name === named.value);
    if (kind !== undefined) return kind;
    throw new WorkspaceError(
      'sign-in-not-supported',
      `${named.value} sign-in (${named.source}) is not yet supported`,
      {
        hint: `The kinds of sign-in are ${authKinds.map(({ name }) => name).join(', ')}; so far only pat works.`,
      },
    );
  }
  const asked = authKinds.filter(({ credentials }) => credentials.some((name) => values.has(name)));
  if (asked.length > 1) {
    const names = asked.map(({ name }) => name).join(', ');
    const sources = asked.flatMap(({ credentials }) =>
      credentials.flatMap((name) => values.get(name)?.source ?? []),
    );
    throw new WorkspaceError(
      'ambiguous-credentials',
      `credentials of more than one kind are set: ${names} (${sources.join(', ')})`,
      {
        hint: 'Remove all but one kind, or name the one to use with auth_type or DATABRICKS_AUTH_TYPE.',
      },
    );
  }
  return asked[0] ?? pat;
}

function notConfigured({ values, profile, profileOnly, configFile }: Settings): WorkspaceError {
  const missing = ['host', 'token'].filter((name) => !values.has(name));
  const keys = missing.join(' and ');
  const file = configFile ?? 'the file that DATABRICKS_CONFIG_FILE names';
  const variables = missing.map((name) => `DATABRICKS_${name.toUpperCase()}`).join(' and ');
  const wanted = profileOnly
    ? `set ${keys} in profile ${JSON.stringify(profile)} of ${file}`
    : `set ${variables}, or ${keys} in a profile of ${file}`;
  return new WorkspaceError('not-configured', `cannot configure default credentials: ${wanted}`, {
    hint: 'A personal access token comes from the workspace: Settings, Developer, Access tokens.',
  });
}

function workspaceId({ values }: Settings): string | undefined {
  const setting = values.get('workspace_id');
  if (setting === undefined || /^\d+$/.test(setting.value)) return setting?.value;
  throw new WorkspaceError('invalid-setting', `${setting.source} is not a number`, {
    hint: "It is the number after ?o= in the workspace's address.",
  });
}

function userDirectory({ values }: Settings): string | undefined {
  return values.get('databricks_internal_user_workspace_dir')?.value.replace(/\/+$/, '');
}
