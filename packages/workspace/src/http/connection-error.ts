import { WorkspaceError } from '../errors.ts';

/** A request that got no answer, or not the whole of it. The message names the host and what failed. */
export function connectionError(host: string, cause: unknown): WorkspaceError {
  const { reason, hint } = explain(host, cause);
  const details = isParserError(cause) ? { hint } : { hint, cause };
  return new WorkspaceError('unavailable', `could not reach ${host}: ${reason}`, details);
}

interface Explanation {
  readonly reason: string;
  readonly hint: string;
}

const retryLater = 'Try again in a moment.';
const checkNetwork = 'Check the network, VPN and proxy (HTTPS_PROXY), then try again.';
const checkHost = 'Check the host for a typing mistake, then the network.';
const checkProxy =
  'Check HTTPS_PROXY, with the user and password that the proxy may want, and NO_PROXY.';
const checkCertificate =
  'If a proxy of your organisation signs the connection, name its certificate in NODE_EXTRA_CA_CERTS.';

/** By error code, for the codes that say nothing more than themselves. */
const explanations: Readonly<Record<string, Explanation>> = {
  ENETUNREACH: { reason: 'there is no way to its network', hint: checkNetwork },
  EHOSTUNREACH: { reason: 'there is no way to it', hint: checkNetwork },
  ETIMEDOUT: { reason: 'the connection timed out', hint: checkNetwork },
  ECONNRESET: { reason: 'the connection was reset', hint: retryLater },
  EPIPE: { reason: 'the connection was closed', hint: retryLater },
  UND_ERR_SOCKET: { reason: 'the connection was closed before the whole answer', hint: retryLater },
  UND_ERR_CONNECT_TIMEOUT: { reason: 'no connection in time', hint: checkNetwork },
  UND_ERR_HEADERS_TIMEOUT: { reason: 'no answer in time', hint: retryLater },
  UND_ERR_BODY_TIMEOUT: { reason: 'the answer stopped on its way', hint: retryLater },
  UND_ERR_RES_EXCEEDED_MAX_SIZE: { reason: 'the answer is too large', hint: checkHost },
  UND_ERR_DESTROYED: { reason: 'the connection was closed by this program', hint: retryLater },
};

function explain(host: string, cause: unknown): Explanation {
  const code = text(cause, 'code');
  const known = explanations[code];
  if (known !== undefined) return known;
  if (code === 'ECONNREFUSED') {
    const [first] = cause instanceof AggregateError ? cause.errors : [cause];
    const address = [text(first, 'address'), text(first, 'port')].filter(Boolean).join(' port ');
    return {
      reason: `the connection${address && ` to ${address}`} was refused`,
      hint: checkNetwork,
    };
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return {
      reason: `the name ${text(cause, 'hostname')} could not be found (DNS)`,
      hint: checkHost,
    };
  }
  const refusal = /^Proxy response \((\d+)\)/.exec(text(cause, 'message'))?.[1];
  if (refusal !== undefined) return { reason: `the proxy answered ${refusal}`, hint: checkProxy };
  if (/CERT|SIGNATURE|ISSUER/.test(code)) {
    return { reason: `its certificate is not trusted (${code})`, hint: checkCertificate };
  }
  if (/SSL|TLS|EPROTO/.test(code)) {
    return {
      reason: `the TLS handshake failed (${code})`,
      hint: `Check that ${host} speaks https.`,
    };
  }
  if (isParserError(cause)) return { reason: 'it does not speak HTTP', hint: checkHost };
  return { reason: `the connection failed${code && ` (${code})`}`, hint: checkNetwork };
}

/** It carries what came over the wire: a server that echoes would put the token into it. */
function isParserError(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'HTTPParserError';
}

/** A property of an error of the system, as text; empty when it has none. */
function text(error: unknown, name: string): string {
  const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
