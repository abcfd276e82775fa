import * as v from 'valibot';
import { WorkspaceError } from '../errors.ts';
import { isLoopback } from '../host.ts';
import { readAnswer } from '../http/answer.ts';
import type { Transport } from '../http/transport.ts';
import { exchangeToken } from './token-exchange.ts';
import { signInAnswer } from './token-request.ts';
import type { AuthKind } from './token-source.ts';

const hint = 'Give the job the permission id-token: write.';

/** The identity of a GitHub Actions job. */
export const githubOidc: AuthKind = {
  name: 'github-oidc',
  credentials: [],
  takes: ['client_id'],
  prepare(settings) {
    const { env, values } = settings;
    const url = env['ACTIONS_ID_TOKEN_REQUEST_URL'];
    const key = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
    if (!url || !key) return 'this is no GitHub Actions job with the permission id-token: write';
    const audience = values.get('audience')?.value;
    return {
      authType: 'github-oidc',
      certain: true,
      renewable: true,
      async fetch(transport, signal) {
        const address = jobTokenAddress(url, audience ?? `${transport.host}/oidc/v1/token`);
        const subject = await jobToken(transport, address, key, signal);
        return exchangeToken(transport, { authType: 'github-oidc', subject, settings, signal });
      },
    };
  },
};

function jobTokenAddress(text: string, audience: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && !isLoopback(url.hostname))) {
    throw new WorkspaceError(
      'invalid-setting',
      'github-oidc sign-in failed: ACTIONS_ID_TOKEN_REQUEST_URL is not an https address',
      { hint: 'GitHub Actions sets it; do not set it yourself.' },
    );
  }
  url.searchParams.set('audience', audience);
  return url;
}

async function jobToken(
  transport: Transport,
  url: URL,
  key: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  const answer = await transport.send({
    method: 'GET',
    origin: url.origin,
    path: url.pathname + url.search,
    headers: { authorization: `Bearer ${key}` },
    body: null,
    repeatable: true,
    signal,
  });
  const { value } = signInAnswer('github-oidc', hint, () =>
    readAnswer(answer, v.object({ value: v.pipe(v.string(), v.nonEmpty()) })),
  );
  return value;
}
