import { WorkspaceError } from '../errors.ts';
import { proxyHungUp } from './tunnel-pool.ts';

/** A request that got no answer, or not the whole of it, in words. */
export interface ConnectionFailure {
  readonly reason: string;
  readonly hint: string;
  /** The same may work a moment later. */
  readonly mayPass: boolean;
  /** The service may have got the request. */
  readonly sent: boolean;
  readonly cause: unknown;
}

/** What a failed connection is to a caller. The message names the host and what failed. */
export function connectionError(
  host: string,
  { reason, hint, cause }: ConnectionFailure,
  inDoubt: boolean,
): WorkspaceError {
  const message = `could not reach ${host}: ${reason}`;
  return new WorkspaceError('unavailable', message, { hint, inDoubt, cause });
}

const retryLater = 'Try again in a moment.';
const checkNetwork = 'Check the network, VPN and proxy (HTTPS_PROXY), then try again.';
const checkHost = 'Check the host for a typing mistake, then the network.';
const checkProxy =
  'Check HTTPS_PROXY, with the user and password that the proxy may want, and NO_PROXY.';
const checkCertificate =
  'If a proxy of your organisation signs the connection, name its certificate in NODE_EXTRA_CA_CERTS.';
const checkClock =
  "Check this machine's clock; if it is right, the workspace's certificate is old.";

interface Explanation {
  readonly reason: string;
  readonly hint: string;
  readonly mayPass?: boolean;
  readonly sent?: boolean;
}

/** What failed before there was a connection: the service got nothing. */
const neverSent = { sent: false };
/** What another try would meet as well. */
const stays = { mayPass: false, sent: false };

/** What is still asked when a workspace is closed. */
export const closedHere: ConnectionFailure = {
  reason: 'the connection was closed by this program',
  hint: retryLater,
  mayPass: false,
  sent: true,
  cause: undefined,
};

/** By error code, for the codes that say nothing more than themselves. */
const explanations: Readonly<Record<string, Explanation>> = {
  ENETUNREACH: { reason: 'there is no way to its network', hint: checkNetwork, ...neverSent },
  EHOSTUNREACH: { reason: 'there is no way to it', hint: checkNetwork, ...neverSent },
  ETIMEDOUT: { reason: 'the connection timed out', hint: checkNetwork },
  ECONNRESET: { reason: 'the connection was reset', hint: retryLater },
  EPIPE: { reason: 'the connection was closed', hint: retryLater },
  UND_ERR_SOCKET: { reason: 'the connection was closed before the whole answer', hint: retryLater },
  UND_ERR_CONNECT_TIMEOUT: { reason: 'no connection in time', hint: checkNetwork, ...neverSent },
  UND_ERR_HEADERS_TIMEOUT: { reason: 'no answer in time', hint: retryLater },
  UND_ERR_BODY_TIMEOUT: { reason: 'the answer stopped on its way', hint: retryLater },
  UND_ERR_RES_EXCEEDED_MAX_SIZE: {
    reason: 'the answer is too large',
    hint: checkHost,
    mayPass: false,
  },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: {
    reason: 'the answer is not as long as it says',
    hint: retryLater,
  },
  UND_ERR_HEADERS_OVERFLOW: {
    reason: 'the head of the answer is too large',
    hint: checkHost,
    mayPass: false,
  },
  UND_ERR_DESTROYED: closedHere,
  [proxyHungUp]: { reason: 'the proxy closed the connection', hint: checkProxy, ...neverSent },
  CERT_HAS_EXPIRED: { reason: 'its certificate has expired', hint: checkClock, ...stays },
  CERT_NOT_YET_VALID: { reason: 'its certificate is not valid yet', hint: checkClock, ...stays },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    reason: 'its certificate is for another name',
    hint: 'Check the host for a typing mistake; it must be the name that the certificate is for.',
    ...stays,
  },
};

/** Says what an error of undici or of the system means. `refusedHint` is about a host that someone has to start. */
export function explainFailure(
  host: string,
  cause: unknown,
  refusedHint?: string,
): ConnectionFailure {
  const { reason, hint, mayPass = true, sent = true } = explain(host, cause, refusedHint);
  return { reason, hint, mayPass, sent, cause: isParserError(cause) ? undefined : cause };
}

function explain(host: string, cause: unknown, refusedHint: string | undefined): Explanation {
  const code = text(cause, 'code');
  const known = explanations[code];
  if (known !== undefined) return known;
  if (code === 'ECONNREFUSED') {
    const [first] = cause instanceof AggregateError ? cause.errors : [cause];
    const address = [text(first, 'address'), text(first, 'port')].filter(Boolean).join(' port ');
    return {
      reason: `the connection${address && ` to ${address}`} was refused`,
      hint: refusedHint ?? checkNetwork,
      mayPass: refusedHint === undefined,
      sent: false,
    };
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return {
      reason: `the name ${text(cause, 'hostname')} could not be found (DNS)`,
      hint: checkHost,
      mayPass: code === 'EAI_AGAIN',
      sent: false,
    };
  }
  const refusal = /^Proxy response \((\d+)\)/.exec(text(cause, 'message'))?.[1];
  if (refusal !== undefined) {
    const mayPass = Number(refusal) >= 500;
    return { reason: `the proxy answered ${refusal}`, hint: checkProxy, mayPass, sent: false };
  }
  if (/CERT|SIGNATURE|ISSUER/.test(code)) {
    const reason = `its certificate is not trusted (${code})`;
    return { reason, hint: checkCertificate, ...stays };
  }
  if (/SSL|TLS|EPROTO/.test(code)) {
    return {
      reason: `the TLS handshake failed (${code})`,
      hint: `Check that ${host} speaks https.`,
      ...stays,
    };
  }
  if (isParserError(cause)) {
    return { reason: 'it does not speak HTTP', hint: checkHost, mayPass: false };
  }
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
