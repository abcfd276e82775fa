import type { Env } from '../env.ts';
import { WorkspaceError } from '../errors.ts';
import type { Transport } from '../http/transport.ts';
import type { Setting } from './setting.ts';

/** The name of a kind of sign-in. */
export type AuthType =
  | 'pat'
  | 'oauth-m2m'
  | 'databricks-cli'
  | 'azure-cli'
  | 'github-oidc'
  | 'env-oidc'
  | 'file-oidc';

/** What a request carries. Secret. */
export interface Token {
  readonly value: string;
  /** Milliseconds since 1970; undefined when nobody says. */
  readonly expiresAt: number | undefined;
}

/** What is configured, as far as it decides over a kind of sign-in. */
export interface SignInSettings {
  readonly values: ReadonlyMap<string, Setting>;
  readonly env: Env;
  /** `https://…`, undefined when there is none. */
  readonly host: string | undefined;
  /** The profile that the host is from. */
  readonly profile: string | undefined;
}

/** One way to get tokens. */
export interface TokenSource {
  readonly authType: AuthType;
  /** Asked for on purpose: when it fails, no other is tried. */
  readonly certain: boolean;
  /** A second token may work where the first one did not. */
  readonly renewable: boolean;
  /** Gets a new token. Rejects with a WorkspaceError that says what failed. */
  fetch(transport: Transport, signal: AbortSignal | undefined): Promise<Token>;
}

/** A row of the table in workspace-api.md. */
export interface AuthKind {
  readonly name: AuthType;
  /** Settings of this kind: one that is set asks for the kind. */
  readonly credentials: readonly string[];
  /** Settings of another kind that this one takes too. */
  readonly takes?: readonly string[];
  /** The source of its tokens, or why it does not apply. Makes no request and runs no program. */
  prepare(settings: SignInSettings): TokenSource | string | Promise<TokenSource | string>;
}

/** A token that a header can carry. `from` says in an error where it came from; the error does not show it. */
export function usableToken(value: string, from: string): string {
  if (isHeaderText(value)) return value;
  throw new WorkspaceError(
    'unauthenticated',
    `${from} holds a character that no token has: a space, a line break or the like`,
  );
}

/** Printable ASCII without a space. */
export function isHeaderText(value: string): boolean {
  return /^[\x21-\x7e]+$/.test(value);
}
