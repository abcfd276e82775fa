import { patAuthorization } from './pat.ts';
import type { Setting } from './settings.ts';

/** One way to sign in: a row of the table in workspace-api.md, "Authentication". */
export interface AuthKind {
  readonly name: string;
  /** Settings that only this kind needs: one that is set asks for the kind. */
  readonly credentials: readonly string[];
  /** Gives the Authorization header, undefined when a setting is missing. A kind without it is not supported yet. */
  readonly authorize?: (settings: ReadonlyMap<string, Setting>) => string | undefined;
}

/** A personal access token. */
export const pat: AuthKind = {
  name: 'pat',
  credentials: ['token'],
  authorize: (settings) => {
    const token = settings.get('token');
    return token && patAuthorization(token);
  },
};

/** Every kind, in the order in which they are tried. */
export const authKinds: readonly AuthKind[] = [
  pat,
  { name: 'oauth-m2m', credentials: ['client_id', 'client_secret'] },
  { name: 'databricks-cli', credentials: [] },
  { name: 'azure-cli', credentials: [] },
  { name: 'github-oidc', credentials: [] },
  { name: 'env-oidc', credentials: ['oidc_token'] },
  { name: 'file-oidc', credentials: ['oidc_token_filepath'] },
];
