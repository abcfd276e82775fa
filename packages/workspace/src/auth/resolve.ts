import { WorkspaceError } from '../errors.ts';
import { normalizeHost } from './host.ts';
import { type AuthKind, authKinds, pat } from './auth-kinds.ts';
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
  const { values, profile } = settings;
  const kind = chooseKind(values);
  if (kind.authorize === undefined) throw notSupported(kind.name);
  const host = values.get('host');
  const authorization = kind.authorize(values);
  if (host === undefined || authorization === undefined) throw notConfigured(settings);
  return {
    host: normalizeHost(host.value, host.source),
    profile,
    authType: 'pat',
    authorization,
    workspaceId: workspaceId(values),
    userDirectory: values.get('databricks_internal_user_workspace_dir')?.value,
  };
}

type Values = Settings['values'];

/** The kind that `auth_type` names, else the one whose credentials are there. */
function chooseKind(values: Values): AuthKind {
  const named = values.get('auth_type')?.value;
  if (named !== undefined) {
    const kind = authKinds.find(({ name }) => name === named);
    if (kind === undefined) throw notSupported(named);
    return kind;
  }
  const asked = authKinds.filter(({ credentials }) => credentials.some((key) => values.has(key)));
  if (asked.length > 1) throw ambiguous(values, asked);
  return asked[0] ?? pat;
}

function notSupported(kind: string): WorkspaceError {
  return new WorkspaceError('sign-in-not-supported', `${kind} sign-in is not yet supported`, {
    hint: 'Use a personal access token (pat): set host and token, and no other credentials.',
  });
}

function ambiguous(values: Values, kinds: readonly AuthKind[]): WorkspaceError {
  const described = kinds.map(({ name, credentials }) => {
    const sources = credentials.flatMap((key) => values.get(key)?.source ?? []);
    return `${name} (${sources.join(', ')})`;
  });
  return new WorkspaceError(
    'ambiguous-credentials',
    `credentials of more than one kind are set: ${described.join(' and ')}`,
    {
      hint: 'Keep one of them, or name its kind: DATABRICKS_AUTH_TYPE=pat, or auth_type in the profile.',
    },
  );
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

function workspaceId(values: Values): string | undefined {
  const setting = values.get('workspace_id');
  if (setting === undefined || /^\d+$/.test(setting.value)) return setting?.value;
  throw new WorkspaceError('invalid-setting', `${setting.source} is not a number`, {
    hint: "It is the number after ?o= in the workspace's address.",
  });
}
