import type { RunConfig } from '@air/schema';
import { SubmitError } from '../errors.ts';

export const dockerHub = 'docker.io';

/**
 * The form in which the workspace knows an image (workspace-api.md, "Images"): with its registry, and with a tag or a
 * digest. Undefined for what names no image, such as the address of a web page.
 */
export function normalImageUrl(text: string): string | undefined {
  const [named = '', digest] = text.trim().split(/@(.*)/s);
  const [, name = '', tag] = /^(.*?)(?::([^:/]*))?$/s.exec(named) ?? [];
  if (![name, tag ?? 'latest'].every((part) => imageName.test(part))) return undefined;
  if (digest !== undefined && !imageDigest.test(digest)) return undefined;
  const version = digest === undefined ? `:${tag ?? 'latest'}` : `@${digest}`;
  const url = withRegistry(name.split('/')) + version;
  return registryHost.test(registryOf(url)) ? url : undefined;
}

/** The form in which the workspace knows an image. Throws a SubmitError for a text that names none. */
export function imageUrl(text: string): string {
  const url = normalImageUrl(text);
  if (url !== undefined) return url;
  throw new SubmitError(
    'image-url-invalid',
    `${JSON.stringify(text)} is not the name of an image`,
    { hint: imageForm },
  );
}

/** The host of an image's registry, with the port if it has one. */
export function registryOf(normalUrl: string): string {
  return normalUrl.slice(0, normalUrl.indexOf('/'));
}

/** The normal URL of the config's Docker image, if it has one. Throws a SubmitError for a text that names no image. */
export function dockerImageUrl({ environment }: RunConfig): string | undefined {
  const given = environment?.docker_image?.url;
  if (given === undefined) return undefined;
  const url = normalImageUrl(given);
  if (url !== undefined) return url;
  throw new SubmitError(
    'docker-image-invalid',
    `environment.docker_image.url ${JSON.stringify(given)} is not the name of an image`,
    { hint: imageForm },
  );
}

/** What a name of an image looks like. */
const imageForm =
  'Write it as for docker pull, without https://: registry.example.com/team/image:tag.';

/** A name or an address, with a port if it has one. */
const registryHost = /^(\w[\w.-]*|\[[\da-f:.]+\])(:\d+)?$/i;

/** Parts that a slash separates; the first may be a host with its port. */
const imageName = /^([\w.:[\]-]+\/)?[\w.-]+(\/[\w.-]+)*$/;

const imageDigest = /^[\w.+-]+:[\da-f]+$/i;

function withRegistry(parts: readonly string[]): string {
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return `${dockerHub}/library/${first}`;
  // a port and localhost are hosts to Docker as well
  const hasRegistry = first.includes('.') || first.includes(':') || first === 'localhost';
  return [...(hasRegistry ? [] : [dockerHub]), ...parts].join('/');
}
