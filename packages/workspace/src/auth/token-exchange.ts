import type { Transport } from '../http/transport.ts';
import { requestToken } from './token-request.ts';
import type { AuthType, SignInSettings, Token } from './token-source.ts';

interface TokenExchange {
  readonly authType: AuthType;
  /** The token of another issuer. */
  readonly subject: string;
  readonly settings: SignInSettings;
  readonly signal: AbortSignal | undefined;
}

/** Exchanges the token of an issuer that the workspace trusts for one of its own (RFC 8693). */
export async function exchangeToken(
  transport: Transport,
  { authType, subject, settings, signal }: TokenExchange,
): Promise<Token> {
  transport.secrets.add(subject);
  const clientId = settings.values.get('client_id')?.value;
  return requestToken(transport, {
    authType,
    url: new URL('/oidc/v1/token', transport.host),
    form: {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: subject,
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      scope: 'all-apis',
      ...(clientId === undefined ? {} : { client_id: clientId }),
    },
    hint: 'Check the federation policy: its issuer, audience and subject; for a service principal set client_id too.',
    signal,
  });
}
