import { WorkspaceError } from '../errors.ts';

/** A request that got no answer, or not the whole of it. The message names the host and what failed. */
export function connectionError(host: string, cause: unknown): WorkspaceError {
  const { reason, hint } = explain(host, cause);
  return new WorkspaceError('unavailable', `could not reach ${host}: ${reason}`, { hint, cause });
}

interface Explanation {
  readonly reason: string;
  readonly hint: string;
}

const retryLater = 'Try again in a moment.';
const checkNetwork = 'Check the network, VPN and proxy (HTTPS_PROXY), then try again.';
const checkCertificate =
  'If a proxy of your organisation signs the connection, name its certificate in NODE_EXTRA_CA_CERTS.';

const explanations: Readonly<Record<string, Explanation>> = {
  ECONNREFUSED: {
    reason: 'the connection was refused',
    hint: 'Check the host and its port, and that nothing blocks them.',
  },
  ENOTFOUND: {
    reason: 'the name is not known (DNS)',
    hint: 'Check the host for a typing mistake, and the network.',
  },
  EAI_AGAIN: { reason: 'the name could not be looked up (DNS)', hint: checkNetwork },
  ENETUNREACH: { reason: 'there is no way to its network', hint: checkNetwork },
  EHOSTUNREACH: { reason: 'there is no way to it', hint: checkNetwork },
  ETIMEDOUT: { reason: 'the connection timed out', hint: checkNetwork },
  UND_ERR_CONNECT_TIMEOUT: { reason: 'no connection in 10 seconds', hint: checkNetwork },
  UND_ERR_HEADERS_TIMEOUT: { reason: 'no answer in 60 seconds', hint: retryLater },
  UND_ERR_BODY_TIMEOUT: { reason: 'the answer stopped for 60 seconds', hint: retryLater },
  UND_ERR_RES_EXCEEDED_MAX_SIZE: {
    reason: 'the answer is too large',
    hint: 'Check that the host is a workspace.',
  },
  UND_ERR_SOCKET: { reason: 'the connection was closed before the answer', hint: retryLater },
  ECONNRESET: { reason: 'the connection was reset', hint: retryLater },
  EPIPE: { reason: 'the connection was closed', hint: retryLater },
};

function explain(host: string, cause: unknown): Explanation {
  const code = errorCode(cause);
  const known = explanations[code];
  if (known !== undefined) return known;
  const message = cause instanceof Error ? cause.message : '';
  const refusal = /^Proxy response \((\d+)\)/.exec(message)?.[1];
  if (refusal !== undefined) {
    const hint =
      refusal === '407'
        ? 'Put user and password into HTTPS_PROXY.'
        : 'Check HTTPS_PROXY and NO_PROXY.';
    return { reason: `the proxy answered ${refusal}`, hint };
  }
  if (/CERT|SIGNATURE|ISSUER/.test(code)) {
    return { reason: `its certificate is not trusted (${code})`, hint: checkCertificate };
  }
  if (/SSL|TLS|EPROTO/.test(code)) {
    return {
      reason: `the TLS handshake failed (${code})`,
      hint: `Check that ${host} speaks https.`,
    };
  }
  if (code.startsWith('HPE_')) {
    return { reason: `it does not speak HTTP (${code})`, hint: 'Check the host and its port.' };
  }
  return {
    reason: code === '' ? 'the connection failed' : `the connection failed (${code})`,
    hint: checkNetwork,
  };
}

function errorCode(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : '';
}
