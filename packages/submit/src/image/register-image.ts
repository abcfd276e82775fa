import {
  currentUser,
  isPublicImage,
  makeSecretScope,
  putSecret,
  startImageImport,
  WorkspaceError,
} from '@air/workspace';
import type { CallOptions, Env, Image, ImageCredentials, Workspace } from '@air/workspace';
import { SubmitError } from '../errors.ts';
import { inContext } from '../in-context.ts';
import { awaitImage } from './await-image.ts';
import type { AwaitImageOptions } from './await-image.ts';
import { dockerCredentials } from './docker-credentials.ts';
import { imageUrl, registryOf } from './image-url.ts';
import { credentialsKey, credentialsScope } from './secret-names.ts';

export interface RegisterImageOptions extends AwaitImageOptions {
  /** Where Docker's configuration and its helpers are found. */
  readonly env: Env;
  /** The secret with the registry's credentials, where it is known already. */
  readonly credentials?: ImageCredentials | undefined;
}

/** An image that runs can use. */
export interface RegisteredImage {
  readonly url: string;
  readonly state: string;
  readonly manifestSha256: string | undefined;
}

/**
 * Registers an image with a workspace, again if it is registered, and waits until it is available (workspace-api.md,
 * "Images"). Of a private image the sign-in that Docker has on this machine is kept in the caller's own secret scope.
 * Throws a SubmitError, or a WorkspaceError that names the image.
 */
export async function registerImage(
  workspace: Workspace,
  text: string,
  options: RegisterImageOptions,
): Promise<RegisteredImage> {
  const url = imageUrl(text);
  const { signal } = options;
  let isAsked = false;
  try {
    const credentials =
      options.credentials ?? (await keptCredentials(workspace, url, options.env, { signal }));
    isAsked = true;
    const begun = await begin(workspace, url, credentials, { signal });
    const { state = '', manifestSha256 } = await awaitImage(workspace, url, begun, options);
    return { url, state, manifestSha256 };
  } catch (error) {
    throw signal?.aborted === true ? interrupted(url, isAsked) : error;
  }
}

/** The place of the credentials that the workspace needs for the registry; undefined for a public image. */
async function keptCredentials(
  workspace: Workspace,
  url: string,
  env: Env,
  options: CallOptions,
): Promise<ImageCredentials | undefined> {
  const registry = registryOf(url);
  const isPublic = await isPublicImage(workspace, url, options).catch(
    failed(`find out whether image ${url} is public`),
  );
  if (isPublic) return undefined;
  const signIn = await dockerCredentials(registry, env, options);
  if (signIn === undefined) throw noCredentials(url, registry);
  const { userName } = await currentUser(workspace, options);
  const scope = credentialsScope(userName);
  const key = credentialsKey(registry, signIn.username);
  const pair = `${signIn.username}:${signIn.password}`;
  const value = Buffer.from(pair).toString('base64');
  await makeSecretScope(workspace, scope, options).catch(failed(`make the secret scope ${scope}`));
  await putSecret(workspace, { scope, key, value, parts: [signIn.password] }, options).catch(
    failed(`keep the credentials of ${registry} as ${key} in the secret scope ${scope}`),
  );
  return { scope, key };
}

function failed(what: string): (error: unknown) => never {
  return (error) => {
    throw inContext(error, `could not ${what}`);
  };
}

async function begin(
  workspace: Workspace,
  url: string,
  credentials: ImageCredentials | undefined,
  options: CallOptions,
): Promise<Image> {
  try {
    return await startImageImport(workspace, url, credentials, options);
  } catch (error) {
    if (error instanceof WorkspaceError && error.inDoubt) {
      throw inContext(
        error,
        `the registration of image ${url} may have begun, though no answer says so`,
        `Register it again, which does no harm: air register-image ${url}`,
      );
    }
    throw isRefusal(error)
      ? new SubmitError('image-failed', `image ${url} was not registered: ${error.message}`, {
          hint:
            error.hint ?? 'The workspace does not take it as it is: mend what the message names.',
          cause: error,
        })
      : inContext(error, `image ${url} was not registered`);
  }
}

/** The workspace looked at the image and does not want it. */
function isRefusal(error: unknown): error is WorkspaceError {
  return error instanceof WorkspaceError && error.code === 'rejected';
}

function noCredentials(url: string, registry: string): SubmitError {
  return new SubmitError(
    'registry-credentials-missing',
    `image ${url} is not public, and Docker has no sign-in to ${registry} on this machine`,
    { hint: `Sign in, then try again: docker login ${registry}` },
  );
}

function interrupted(url: string, isAsked: boolean): SubmitError {
  return isAsked
    ? new SubmitError('interrupted', `interrupted; the registration of image ${url} goes on`, {
        hint: `Look again: air register-image ${url}`,
      })
    : new SubmitError('interrupted', `interrupted before image ${url} was registered`);
}
