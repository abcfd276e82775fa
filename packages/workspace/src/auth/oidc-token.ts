import { readFile } from 'node:fs/promises';
import { WorkspaceError } from '../errors.ts';
import type { Setting } from './setting.ts';
import { exchangeToken } from './token-exchange.ts';
import type { AuthKind, AuthType, SignInSettings, TokenSource } from './token-source.ts';

/** A token of another issuer in `DATABRICKS_OIDC_TOKEN`. */
export const envOidc: AuthKind = {
  name: 'env-oidc',
  credentials: ['oidc_token'],
  takes: ['client_id'],
  prepare(settings) {
    const token = setting(settings, 'oidc_token', 'DATABRICKS_OIDC_TOKEN');
    if (token === undefined) return 'DATABRICKS_OIDC_TOKEN is not set';
    return source('env-oidc', settings, async () => token.value.trim());
  },
};

/** The same in the file that `DATABRICKS_OIDC_TOKEN_FILEPATH` names, read for each exchange: it may be replaced. */
export const fileOidc: AuthKind = {
  name: 'file-oidc',
  credentials: ['oidc_token_filepath'],
  takes: ['client_id'],
  prepare(settings) {
    const file = setting(settings, 'oidc_token_filepath', 'DATABRICKS_OIDC_TOKEN_FILEPATH');
    if (file === undefined) return 'DATABRICKS_OIDC_TOKEN_FILEPATH is not set';
    return source('file-oidc', settings, () => readToken(file));
  },
};

/** Its place is the environment, so that a profile with this `auth_type` finds it there. */
function setting(
  { values, env }: SignInSettings,
  name: string,
  variable: string,
): Setting | undefined {
  const set = values.get(name);
  const value = values.has('auth_type') ? env[variable] : undefined;
  return set ?? (value ? { value, source: variable } : undefined);
}

function source(
  authType: AuthType,
  settings: SignInSettings,
  read: () => Promise<string>,
): TokenSource {
  return {
    authType,
    certain: true,
    renewable: true,
    fetch: async (transport, signal) =>
      exchangeToken(transport, { authType, subject: await read(), settings, signal }),
  };
}

async function readToken({ value: file, source }: Setting): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new WorkspaceError(
      'invalid-setting',
      `file-oidc sign-in failed: ${file}, which ${source} names, cannot be read (${code})`,
      { hint: 'Name a file that holds the token of the issuer and nothing else.', cause: error },
    );
  });
  if (text.trim() !== '') return text.trim();
  throw new WorkspaceError(
    'invalid-setting',
    `file-oidc sign-in failed: ${file}, which ${source} names, is empty`,
    { hint: 'Name a file that holds the token of the issuer and nothing else.' },
  );
}
