import * as v from 'valibot';
import type { Images } from '../../store/images.ts';
import type { SecretsFile } from '../../store/secrets-file.ts';
import { bodyAs } from '../read-body.ts';
import type { Route } from '../route.ts';
import { doesNotExist, invalidParameter } from '../service-error.ts';

const base = '/api/2.0/ai-compute-manager/images';

const registration = v.looseObject({
  docker_image_url: v.pipe(v.string(), v.nonEmpty()),
  credentials_scope: v.optional(v.string()),
  credentials_key: v.optional(v.string()),
});

/** Custom images. Source: workspace-api.md, "Images". */
export function imageRoutes(images: Images, secrets: SecretsFile): Route[] {
  return [
    {
      method: 'POST',
      path: base,
      answer: async (call) => {
        const asked = await bodyAs(call, registration);
        const { docker_image_url: url, credentials_scope: scope, credentials_key: key } = asked;
        const named = scope !== undefined && key !== undefined;
        const hasCredentials = named && (await secrets.has(scope, key));
        return { json: { image: images.register(url, hasCredentials) } };
      },
    },
    {
      method: 'GET',
      path: `${base}:get`,
      answer: ({ query }) => {
        const url = urlIn(query);
        const image = images.get(url);
        if (image === undefined) throw doesNotExist(`Image ${url} is not registered.`);
        return { json: image };
      },
    },
    {
      method: 'GET',
      path: `${base}:checkImageAccess`,
      answer: ({ query }) => ({ json: { publicly_accessible: images.isPublic(urlIn(query)) } }),
    },
  ];
}

function urlIn(query: URLSearchParams): string {
  const url = query.get('docker_image_url') ?? '';
  if (url !== '') return url;
  throw invalidParameter('docker_image_url is missing');
}
