import type { CallOptions, Env } from '@air/workspace';
import { SubmitError } from '../errors.ts';
import { askHelper } from './credential-helper.ts';
import { readDockerConfig } from './docker-config.ts';
import type { DockerConfig, InlineAuth } from './docker-config.ts';
import { dockerHub } from './image-url.ts';

/** A sign-in to a registry. Secret. */
export interface RegistryCredentials {
  readonly username: string;
  readonly password: string;
}

/** Docker Hub goes by several names, and its credentials by the address of an API that is gone. */
const hubServer = 'https://index.docker.io/v1/';
const hubNames: ReadonlySet<string> = new Set([
  dockerHub,
  'index.docker.io',
  'registry-1.docker.io',
]);

/** In place of a user name: the secret is an identity token. */
const tokenUser = '<token>';

/** The user name with which Azure's registries take an identity token as a password. */
const azureTokenUser = '00000000-0000-0000-0000-000000000000';

/**
 * The sign-in that `docker login` has left for a registry: of the registry's own helper, else of the store, else from the
 * file itself (workspace-api.md, "Images"). Undefined when there is none. Throws a SubmitError that shows no secret.
 */
export async function dockerCredentials(
  registry: string,
  env: Env,
  options: CallOptions = {},
): Promise<RegistryCredentials | undefined> {
  const config = await readDockerConfig(env);
  if (config === undefined) return undefined;
  const server = hubNames.has(registry) ? hubServer : registry;
  const [, ownHelper] = entryOf(config.credHelpers, registry) ?? [];
  for (const helper of [ownHelper, config.credsStore]) {
    if (!helper) continue;
    const { file } = config;
    const stored = await askHelper({ helper, server, file, env }, options);
    if (stored !== undefined) return credentials(registry, stored.username, stored.secret);
  }
  return inlineCredentials(registry, config);
}

function inlineCredentials(
  registry: string,
  { auths, file }: DockerConfig,
): RegistryCredentials | undefined {
  const [name, entry] = entryOf(auths, registry) ?? [];
  if (name === undefined || entry === undefined) return undefined;
  if (entry.identitytoken) return credentials(registry, tokenUser, entry.identitytoken);
  const { username, password } = signInOf(entry);
  if (username && password) return credentials(registry, username, password);
  if (!entry.auth) return undefined; // a helper had it once
  throw new SubmitError(
    'registry-credentials-unusable',
    `auth of ${JSON.stringify(name)} in ${file} is not base64 of user:password`,
    { hint: `Sign in again: docker login ${registry}` },
  );
}

function signInOf({ auth, ...plain }: InlineAuth): Pick<InlineAuth, 'username' | 'password'> {
  if (!auth) return plain;
  const text = Buffer.from(auth, 'base64').toString('utf8');
  // Docker may fill it up with NUL
  const [, username, password] = /^([^:]+):(.*?)\0*$/s.exec(text) ?? [];
  return { username, password };
}

/** The entry of a registry, whichever of its spellings it stands under; the plain one wins. */
function entryOf<T>(
  entries: Readonly<Record<string, T>>,
  registry: string,
): readonly [name: string, entry: T] | undefined {
  const own = Object.entries(entries).filter(([name]) => isSameRegistry(name, registry));
  return own.find(([name]) => name === registry) ?? own[0];
}

function isSameRegistry(name: string, registry: string): boolean {
  const host = name.replace(/^https?:\/\//i, '').replace(/\/.*$/s, '');
  return hubNames.has(registry) ? hubNames.has(host) : host === registry;
}

function credentials(registry: string, username: string, secret: string): RegistryCredentials {
  if (username !== tokenUser) return { username, password: secret };
  if (/\.azurecr\.(io|cn|us)$/.test(registry)) {
    return { username: azureTokenUser, password: secret };
  }
  throw new SubmitError(
    'registry-credentials-unusable',
    `Docker is signed in to ${registry} with an identity token, which a workspace cannot use`,
    { hint: `Sign in with a user name and an access token: docker login ${registry}` },
  );
}
