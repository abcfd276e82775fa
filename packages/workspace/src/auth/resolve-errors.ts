import { WorkspaceError } from '../errors.ts';
import { authKinds } from './auth-kinds.ts';
import type { Settings } from './settings.ts';
import type { AuthKind, AuthType } from './token-source.ts';

type Values = Settings['values'];

/** No kind of sign-in applies: says what to set, and of each kind why it does not. */
export function notConfigured(
  { values, profile, profileOnly, configFile }: Settings,
  reasons: ReadonlyMap<AuthType, string>,
): WorkspaceError {
  const missing = ['host', 'token'].filter((name) => !values.has(name));
  const keys = missing.join(' and ');
  const file = configFile ?? 'the file that DATABRICKS_CONFIG_FILE names';
  const variables = missing.map((name) => `DATABRICKS_${name.toUpperCase()}`).join(' and ');
  const wanted = profileOnly
    ? `set ${keys} in profile ${JSON.stringify(profile)} of ${file}`
    : `set ${variables}, or ${keys} in a profile of ${file}`;
  const tried = authKinds
    .filter(({ name }) => reasons.has(name))
    .map(({ name }) => `\n  ${name}: ${reasons.get(name)}`);
  const message = `cannot configure default credentials: ${wanted}`;
  return new WorkspaceError(
    'not-configured',
    tried.length === 0 ? message : `${message}\nTried in this order:${tried.join('')}`,
    {
      hint: 'A personal access token comes from the workspace: Settings, Developer, Access tokens.',
    },
  );
}

/** The kind that `auth_type` names lacks something. */
export function kindUnsuitable(values: Values, kind: AuthKind, reason: string): WorkspaceError {
  const source = values.get('auth_type')?.source ?? 'auth_type';
  return new WorkspaceError(
    'not-configured',
    `cannot configure default credentials: ${source} asks for ${kind.name} sign-in, but ${reason}`,
    { hint: 'Set what is missing, or leave auth_type out: every kind is tried then.' },
  );
}

/** `auth_type` names a kind of the official SDKs that is not built here, or none at all. */
export function kindUnknown(name: string): WorkspaceError {
  return new WorkspaceError('sign-in-not-supported', `${name} sign-in is not yet supported`, {
    hint: `The kinds there are: ${authKinds.map((kind) => kind.name).join(', ')}.`,
  });
}

/** Credentials of several kinds are set. */
export function ambiguous(values: Values, kinds: readonly AuthKind[]): WorkspaceError {
  const described = kinds.map(({ name, credentials }) => {
    const sources = credentials.flatMap((key) => values.get(key)?.source ?? []);
    return `${name} (${sources.join(', ')})`;
  });
  return new WorkspaceError(
    'ambiguous-credentials',
    `credentials of more than one kind are set: ${described.join(' and ')}`,
    {
      hint: `Keep one of them, or name its kind: DATABRICKS_AUTH_TYPE=${kinds[0]?.name}, or auth_type in the profile.`,
    },
  );
}
