import * as v from 'valibot';
import { WorkspaceError } from '../errors.ts';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { optionalText } from './scalars.ts';

/** A custom image as the workspace has it. */
export interface Image {
  /** `PENDING`, `IMPORTING`, `AVAILABLE` or `FAILED`; undefined when the service names none. */
  readonly state: string | undefined;
  /** Why it stands as it does, when the service says so. */
  readonly statusMessage: string | undefined;
  readonly manifestSha256: string | undefined;
}

/** The secret that holds base64 of `user:password` for the image's registry. */
export interface ImageCredentials {
  readonly scope: string;
  readonly key: string;
}

const images = '/api/2.0/ai-compute-manager/images';

/** Has the workspace import an image, or look again at one that it has. Gives what is known at once. */
export async function startImageImport(
  workspace: Workspace,
  url: string,
  credentials: ImageCredentials | undefined,
  options: CallOptions = {},
): Promise<Image> {
  return workspace.request({
    method: 'POST',
    path: images,
    json: {
      docker_image_url: url,
      ...(credentials !== undefined && {
        credentials_scope: credentials.scope,
        credentials_key: credentials.key,
      }),
    },
    answer: wrapped,
    ...options,
  });
}

/** The image of a normalised URL; undefined when it is not registered. */
export async function getImage(
  workspace: Workspace,
  url: string,
  options: CallOptions = {},
): Promise<Image | undefined> {
  try {
    const image = await workspace.request({
      method: 'GET',
      path: `${images}:get`,
      query: { docker_image_url: url },
      answer: wrapped,
      ...options,
    });
    return image.state === undefined ? undefined : image;
  } catch (error) {
    if (isUnknownImage(error)) return undefined;
    throw error;
  }
}

/** Whether the registry gives the image to anyone. */
export async function isPublicImage(
  workspace: Workspace,
  url: string,
  options: CallOptions = {},
): Promise<boolean> {
  const { publicly_accessible: isPublic } = await workspace.request({
    method: 'GET',
    path: `${images}:checkImageAccess`,
    query: { docker_image_url: url },
    // protobuf's JSON leaves out what is false
    answer: v.object({ publicly_accessible: v.nullish(v.boolean()) }),
    ...options,
  });
  return isPublic === true;
}

/** A workspace without the service answers 404 as well; that is no word on the image. */
function isUnknownImage(error: unknown): boolean {
  if (!(error instanceof WorkspaceError)) return false;
  const { code, errorCode, message } = error;
  // as with runs, a service may say it of the parameter
  if (errorCode === 'INVALID_PARAMETER_VALUE') return /does not exist|not found/i.test(message);
  const noService = errorCode === 'ENDPOINT_NOT_FOUND' || errorCode === 'FEATURE_DISABLED';
  return code === 'not-found' && !noService;
}

const image = v.pipe(
  v.object({
    state: optionalText,
    status_message: optionalText,
    manifest_sha256: optionalText,
  }),
  v.transform((raw): Image => ({
    state: raw.state?.toUpperCase(),
    statusMessage: raw.status_message?.replace(/\s+/g, ' ').trim() || undefined,
    manifestSha256: raw.manifest_sha256,
  })),
);

/** The image, or `{image: {…}}` around it (workspace-api.md, "Images"). */
const wrapped: v.GenericSchema<unknown, Image> = v.union([
  v.pipe(
    v.object({ image }),
    v.transform((raw) => raw.image),
  ),
  image,
]);
