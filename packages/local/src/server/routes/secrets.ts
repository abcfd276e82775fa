import * as v from 'valibot';
import type { SecretsFile } from '../../store/secrets-file.ts';
import { bodyAs } from '../read-body.ts';
import type { Route } from '../route.ts';
import { doesNotExist, ServiceError } from '../service-error.ts';

const name = (others: RegExp): v.GenericSchema<unknown, string> =>
  v.pipe(v.string(), v.nonEmpty(), v.maxLength(128), v.regex(others));

const scope = v.looseObject({ scope: name(/^[\w.@-]+$/) });

const secret = v.looseObject({
  ...scope.entries,
  key: name(/^[\w.-]+$/),
  string_value: v.string(),
});

/** Secrets that runs can name; they are kept in `secrets.yaml`. Source: workspace-api.md, "Images". */
export function secretRoutes(secrets: SecretsFile): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/2.0/secrets/scopes/create',
      answer: async (call) => {
        const asked = await bodyAs(call, scope);
        if (await secrets.makeScope(asked.scope)) return { json: {} };
        throw new ServiceError(
          400,
          'RESOURCE_ALREADY_EXISTS',
          `Scope ${asked.scope} already exists!`,
        );
      },
    },
    {
      method: 'POST',
      path: '/api/2.0/secrets/put',
      secret: true,
      answer: async (call) => {
        const asked = await bodyAs(call, secret);
        if (await secrets.put(asked.scope, asked.key, asked.string_value)) return { json: {} };
        throw doesNotExist(`Scope ${asked.scope} does not exist!`);
      },
    },
  ];
}
