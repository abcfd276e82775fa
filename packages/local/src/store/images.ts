import { createHash } from 'node:crypto';

/** A custom image as tests want it. */
export interface LocalImage {
  /** In its normal form, with a registry and a tag or digest. */
  readonly docker_image_url: string;
  /** What it goes through, a state a look; the last one stays. PENDING, IMPORTING and AVAILABLE unless told. */
  readonly states?: readonly string[];
  readonly status_message?: string;
  /** Registered from the start. */
  readonly registered?: boolean;
  /** True unless told; one that is private is imported only with credentials. */
  readonly publicly_accessible?: boolean;
}

/** What the service says of an image. Source: workspace-api.md, "Images". */
export interface ImageView {
  readonly docker_image_url: string;
  readonly state: string;
  readonly status_message?: string | undefined;
  readonly manifest_sha256?: string | undefined;
}

interface Registration {
  readonly states: readonly string[];
  readonly message: string | undefined;
  looks: number;
}

const usualStates = ['PENDING', 'IMPORTING', 'AVAILABLE'];

/** The images of a workspace. Nothing is imported, since no run uses one; unless a list is given, every image is there. */
export class Images {
  readonly #known: ReadonlyMap<string, LocalImage> | undefined;
  readonly #registered = new Map<string, Registration>();

  constructor(images: readonly LocalImage[] | undefined) {
    this.#known = images && new Map(images.map((image) => [image.docker_image_url, image]));
    for (const image of images ?? []) {
      if (image.registered === true) this.#enter(image.docker_image_url, image.states);
    }
  }

  isPublic(url: string): boolean {
    return this.#known?.get(url)?.publicly_accessible ?? true;
  }

  /** Begins anew, whatever was there. A private image without credentials fails. */
  register(url: string, hasCredentials: boolean): ImageView {
    const isAllowed = hasCredentials || this.isPublic(url);
    if (isAllowed) this.#enter(url, this.#known?.get(url)?.states);
    else this.#enter(url, ['FAILED'], 'The registry asks for credentials.');
    return this.#view(url, this.#registered.get(url));
  }

  /** The image as it stands after one more look; undefined when it is not registered. */
  get(url: string): ImageView | undefined {
    const registration = this.#registered.get(url);
    if (registration === undefined && this.#known !== undefined) return undefined;
    if (registration !== undefined) registration.looks += 1;
    return this.#view(url, registration);
  }

  #enter(
    url: string,
    states: readonly string[] = usualStates,
    message = this.#known?.get(url)?.status_message,
  ): void {
    this.#registered.set(url, { states, message, looks: 0 });
  }

  #view(url: string, registration: Registration | undefined): ImageView {
    const { states, message, looks } = registration ?? { states: [], message: undefined, looks: 0 };
    const state = states[Math.min(looks, states.length - 1)] ?? 'AVAILABLE';
    return {
      docker_image_url: url,
      state,
      status_message: message,
      manifest_sha256:
        state === 'AVAILABLE' ? createHash('sha256').update(url).digest('hex') : undefined,
    };
  }
}
