import type { CallOptions, Image, Workspace } from '@air/workspace';
import { SubmitError } from '../errors.ts';
import { awaitImage, imageFailed, lookUpImage } from '../image/await-image.ts';
import type { AwaitImageOptions } from '../image/await-image.ts';
import { registerImage } from '../image/register-image.ts';
import type { CheckPlan } from '../plan/plan-check.ts';
import type { LaunchPlan } from '../plan/plan-launch.ts';

/** How an image is waited for. */
export type ImageOptions = Omit<AwaitImageOptions, 'timeoutMinutes'>;

/** The Docker image of a run that has to be registered before, as it stands (launch.md, step 6). Writes nothing. */
export async function registeredImage(
  workspace: Workspace,
  { config, dockerImageUrl: url }: CheckPlan,
  options: CallOptions,
): Promise<Image | undefined> {
  const isRegisteredAnew = config.environment?.docker_image?.tag_policy === 'latest';
  if (url === undefined || isRegisteredAnew) return undefined;
  const image = await lookUpImage(workspace, url, options);
  if (image === undefined) throw notRegistered(url);
  if (image.state === 'FAILED') throw imageFailed(url, image);
  return image;
}

/** Has the image of a run registered again if its tag is followed, and waits until it is available. */
export async function makeImageReady(
  workspace: Workspace,
  { config, dockerImageUrl: url, env }: LaunchPlan,
  image: Image | undefined,
  options: ImageOptions,
): Promise<void> {
  if (url === undefined) return;
  if (image !== undefined) {
    await awaitImage(workspace, url, image, options);
    return;
  }
  const { credentials_scope: scope, credentials_key: key } = config.environment?.docker_image ?? {};
  const isKept = scope !== undefined && key !== undefined;
  await registerImage(workspace, url, {
    ...options,
    env,
    credentials: isKept ? { scope, key } : undefined,
  });
}

function notRegistered(url: string): SubmitError {
  return new SubmitError('image-not-registered', `image ${url} is not registered`, {
    hint: `Register it: air register-image ${url}`,
  });
}
