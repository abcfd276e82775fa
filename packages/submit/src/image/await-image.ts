import { getImage, systemClock, WorkspaceError } from '@air/workspace';
import type { CallOptions, Clock, Image, Workspace } from '@air/workspace';
import { SubmitError } from '../errors.ts';
import { inContext } from '../in-context.ts';

/** How long an image is waited for unless told: large ones take the better part of an hour. */
const defaultTimeoutMinutes = 60;

const firstPauseMs = 1000;
const longestPauseMs = 10_000;

export interface AwaitImageOptions extends CallOptions {
  /** Told where an image stands that has to be waited for, at first and at each change. */
  readonly onImageState?: ((url: string, state: string) => void) | undefined;
  /** Told when an image cannot be looked at for a while, at first. */
  readonly onOutage?: ((failure: WorkspaceError) => void) | undefined;
  /** 60 unless told. */
  readonly timeoutMinutes?: number | undefined;
  /** What waiting depends on; real time unless told. */
  readonly clock?: Clock | undefined;
}

/** What an image is waited for in: workspace-api.md, "Images". */
const underWay: ReadonlySet<string> = new Set(['PENDING', 'IMPORTING']);

/**
 * Waits until an image can be used. Throws a SubmitError when it failed, or is not there in time. Outages of the workspace
 * are waited for, too: one that lasts until the end of the time is thrown.
 */
export async function awaitImage(
  workspace: Workspace,
  url: string,
  image: Image,
  options: AwaitImageOptions,
): Promise<Image> {
  const { clock = systemClock, timeoutMinutes = defaultTimeoutMinutes, signal } = options;
  const deadline = clock.now() + timeoutMinutes * 60_000;
  let latest = image;
  let told: string | undefined;
  let outage: WorkspaceError | undefined;
  for (let pause = firstPauseMs; ; pause = Math.min(longestPauseMs, pause * 1.5)) {
    const { state = 'PENDING' } = latest;
    if (state === 'AVAILABLE') return latest;
    if (state === 'FAILED') throw imageFailed(url, latest);
    if (!underWay.has(state)) throw notUsable(url, state);
    if (state !== told) options.onImageState?.(url, state);
    told = state;
    const left = deadline - clock.now();
    if (left <= 0) throw outage ?? notReady(url, state, timeoutMinutes);
    await clock.sleep(Math.min(Math.max(pause, outage?.retryAfter ?? 0), left), signal);
    try {
      // the next look is the next try
      latest = (await lookUpImage(workspace, url, { signal, tries: 1 })) ?? latest;
      outage = undefined;
    } catch (error) {
      if (!mayPass(error)) throw error;
      if (outage === undefined) options.onOutage?.(error);
      outage = error;
    }
  }
}

function mayPass(error: unknown): error is WorkspaceError {
  return error instanceof WorkspaceError && error.retryable;
}

/** The image as it stands; undefined when it is not registered. */
export async function lookUpImage(
  workspace: Workspace,
  url: string,
  options: CallOptions,
): Promise<Image | undefined> {
  return getImage(workspace, url, options).catch((error: unknown) => {
    throw inContext(error, `could not look up image ${url}`);
  });
}

/** The workspace could not import it, in its own words. */
export function imageFailed(url: string, { statusMessage }: Image): SubmitError {
  return new SubmitError(
    'image-failed',
    `the registration of image ${url} failed: ${statusMessage ?? 'the workspace gives no reason'}`,
    { hint: `When that is mended, register it again: air register-image ${url}` },
  );
}

function notUsable(url: string, state: string): SubmitError {
  return new SubmitError('image-not-ready', `image ${url} is ${state}, and not AVAILABLE`, {
    hint: `Register it again: air register-image ${url}`,
  });
}

function notReady(url: string, state: string, minutes: number): SubmitError {
  const limit = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return new SubmitError('image-not-ready', `image ${url} is still ${state} after ${limit}`, {
    hint: `The registration goes on. Look again: air register-image ${url} --timeout-minutes N`,
  });
}
