import * as v from 'valibot';
import { WorkspaceError } from '../errors.ts';
import { readAnswer } from '../http/answer.ts';
import type { Transport } from '../http/transport.ts';
import { usableToken } from './token-source.ts';
import type { AuthType, Token } from './token-source.ts';

const granted = v.object({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  // one that cannot be read is as good as none
  expires_in: v.fallback(
    v.nullish(v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.number())),
    undefined,
  ),
});

interface TokenRequest {
  readonly authType: AuthType;
  /** The token endpoint. */
  readonly url: URL;
  readonly form: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** What to do when the service refuses. */
  readonly hint: string;
  readonly signal: AbortSignal | undefined;
}

/** Asks an OAuth token endpoint for an access token. */
export async function requestToken(transport: Transport, request: TokenRequest): Promise<Token> {
  const { authType, url, form, headers, hint, signal } = request;
  const asked = transport.clock.now();
  const answer = await transport.send({
    method: 'POST',
    origin: url.origin,
    path: url.pathname + url.search,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
    repeatable: true,
    signal,
  });
  const { access_token, expires_in } = signInAnswer(authType, hint, () =>
    readAnswer(answer, granted),
  );
  return {
    value: usableToken(access_token, `the token from ${url.origin}`),
    expiresAt: expires_in ? asked + expires_in * 1000 : undefined,
  };
}

/** Reads an answer about a sign-in. A refusal says which kind failed; what may pass stays what it is. */
export function signInAnswer<T>(authType: AuthType, hint: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error;
    const code = error.retryable ? error.code : 'unauthenticated';
    throw new WorkspaceError(code, `${authType} sign-in failed: ${error.message}`, {
      hint: error.retryable ? error.hint : hint,
      status: error.status,
      errorCode: error.errorCode,
      retryAfter: error.retryAfter,
      cause: error,
    });
  }
}
