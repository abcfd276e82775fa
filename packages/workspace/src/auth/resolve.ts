import { WorkspaceError } from '../errors.ts';
import { normalizeHost } from '../host.ts';
import { authKinds } from './auth-kinds.ts';
import { configuredSecrets } from './configured-secrets.ts';
import { ambiguous, kindUnsuitable, kindUnknown, notConfigured } from './resolve-errors.ts';
import { readSettings } from './settings.ts';
import type { Settings, SettingsOptions } from './settings.ts';
import type { AuthKind, AuthType, SignInSettings, TokenSource } from './token-source.ts';

/** Who talks to which workspace, and where the tokens come from. */
export interface SignIn {
  readonly host: string;
  readonly profile: string | undefined;
  /** In the order in which they are tried: one, or several of which none was asked for by name. */
  readonly sources: readonly [TokenSource, ...TokenSource[]];
  /** What to throw when none of them has a token. */
  readonly exhausted: (failures: ReadonlyMap<AuthType, WorkspaceError>) => WorkspaceError;
  /** What is configured and may be shown to nobody. */
  readonly secrets: readonly string[];
  readonly workspaceId: string | undefined;
  readonly userDirectory: string | undefined;
}

/** Finds host and kind of sign-in as workspace-api.md, "Authentication" says, without any network. */
export async function resolveSignIn(options: SettingsOptions): Promise<SignIn> {
  const settings = await readSettings(options);
  const { values, profile } = settings;
  const kinds = possibleKinds(values);
  const given = values.get('host');
  const host = given && normalizeHost(given.value, given.source);
  const isHostOfProfile = given !== undefined && given.source !== 'DATABRICKS_HOST';
  const { sources, reasons } = await prepare(kinds, {
    values,
    env: options.env,
    host,
    profile: isHostOfProfile ? profile : undefined,
  });
  const [first, ...others] = sources;
  if (host === undefined || first === undefined) {
    const [only] = kinds;
    throw host !== undefined && values.has('auth_type') && only !== undefined
      ? kindUnsuitable(values, only, reasons.get(only.name) ?? '')
      : notConfigured(settings, reasons);
  }
  return {
    host,
    profile,
    sources: [first, ...others],
    exhausted: (failures) => exhausted(settings, reasons, failures),
    secrets: configuredSecrets(values, options.env),
    workspaceId: workspaceId(values),
    userDirectory: values.get('databricks_internal_user_workspace_dir')?.value,
  };
}

type Values = Settings['values'];

/** The kind that `auth_type` names, else all; an error when the credentials of several are set. */
function possibleKinds(values: Values): readonly AuthKind[] {
  const named = values.get('auth_type');
  if (named !== undefined) {
    const kind = authKinds.find(({ name }) => name === named.value);
    if (kind === undefined) throw kindUnknown(named.value);
    return [kind];
  }
  const asked = authKinds.filter((kind) => isAsked(kind, values));
  if (asked.length > 1) throw ambiguous(values, asked);
  return authKinds;
}

/** Whether a credential of the kind is set, other than those that belong to another kind that is asked for as well. */
function isAsked(kind: AuthKind, values: Values): boolean {
  const set = kind.credentials.filter((key) => values.has(key));
  const takers = authKinds.filter(
    (other) => other !== kind && other.credentials.some((key) => values.has(key)),
  );
  return (
    set.length > 0 && !takers.some(({ takes = [] }) => set.every((key) => takes.includes(key)))
  );
}

interface Prepared {
  readonly sources: readonly TokenSource[];
  /** Why the other kinds do not apply. */
  readonly reasons: ReadonlyMap<AuthType, string>;
}

/** What can be tried: every kind that may have a sign-in, up to the first one that certainly has. */
async function prepare(kinds: readonly AuthKind[], settings: SignInSettings): Promise<Prepared> {
  const sources: TokenSource[] = [];
  const reasons = new Map<AuthType, string>();
  for (const kind of kinds) {
    const prepared = await kind.prepare(settings);
    if (typeof prepared === 'string') {
      reasons.set(kind.name, prepared);
      continue;
    }
    sources.push(prepared);
    if (prepared.certain) break;
  }
  return { sources, reasons };
}

function exhausted(
  settings: Settings,
  unsuitable: ReadonlyMap<AuthType, string>,
  failures: ReadonlyMap<AuthType, WorkspaceError>,
): WorkspaceError {
  const reasons = new Map(unsuitable);
  for (const [authType, { message }] of failures) {
    reasons.set(authType, message.replace(`${authType} sign-in failed: `, ''));
  }
  return notConfigured(settings, reasons);
}

function workspaceId(values: Values): string | undefined {
  const setting = values.get('workspace_id');
  if (setting === undefined || /^\d+$/.test(setting.value)) return setting?.value;
  throw new WorkspaceError('invalid-setting', `${setting.source} is not a number`, {
    hint: "It is the number after ?o= in the workspace's address.",
  });
}
