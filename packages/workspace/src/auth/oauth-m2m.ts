import * as v from 'valibot';
import { WorkspaceError } from '../errors.ts';
import { isLoopback } from '../host.ts';
import { readAnswer } from '../http/answer.ts';
import type { Transport } from '../http/transport.ts';
import { requestToken, signInAnswer } from './token-request.ts';
import type { AuthKind } from './token-source.ts';

const hint =
  'Check client_id and client_secret, and that the service principal is in the workspace.';

/** A service principal with its secret (OAuth client credentials). */
export const oauthM2m: AuthKind = {
  name: 'oauth-m2m',
  credentials: ['client_id', 'client_secret'],
  prepare({ values }) {
    const id = values.get('client_id');
    const secret = values.get('client_secret');
    if (id === undefined || secret === undefined) {
      const missing = ['client_id', 'client_secret'].filter((name) => !values.has(name));
      return `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set`;
    }
    return {
      authType: 'oauth-m2m',
      certain: true,
      renewable: true,
      async fetch(transport, signal) {
        const credentials = basic(id.value, secret.value);
        transport.secrets.add(credentials);
        return requestToken(transport, {
          authType: 'oauth-m2m',
          url: await tokenEndpoint(transport, signal),
          form: { grant_type: 'client_credentials', scope: 'all-apis' },
          headers: { authorization: `Basic ${credentials}` },
          hint,
          signal,
        });
      },
    };
  },
};

/** RFC 6749, 2.3.1: both parts are form-encoded first, so that a colon stays apart. */
function basic(id: string, secret: string): string {
  const pair = [id, secret].map((part) => encodeURIComponent(part).replaceAll('%20', '+'));
  return Buffer.from(pair.join(':')).toString('base64');
}

/** Where the host says that tokens are to be had; where tokens usually are, when it does not say. */
async function tokenEndpoint(transport: Transport, signal: AbortSignal | undefined): Promise<URL> {
  const path = '/oidc/.well-known/oauth-authorization-server';
  const answer = await transport.send({
    method: 'GET',
    path,
    headers: {},
    body: null,
    repeatable: true,
    signal,
  });
  if (answer.status === 404) return new URL('/oidc/v1/token', transport.host);
  const { token_endpoint: endpoint } = signInAnswer('oauth-m2m', hint, () =>
    readAnswer(answer, v.object({ token_endpoint: v.string() })),
  );
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const isHere = [url?.hostname ?? '', new URL(transport.host).hostname].every(isLoopback);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere);
  if (url !== undefined && isSafe) return url;
  throw new WorkspaceError(
    'unexpected-answer',
    `oauth-m2m sign-in failed: ${transport.host} answered 200 to GET ${path}, but token_endpoint is not an https address`,
    { status: answer.status, hint: 'Check that the host is the address of the workspace.' },
  );
}
