import { Agent, EnvHttpProxyAgent } from 'undici';
import type { Dispatcher } from 'undici';
import type { Env } from '../env.ts';
import { WorkspaceError } from '../errors.ts';
import { TunnelPool } from './tunnel-pool.ts';

/** How long to wait, in milliseconds: for a connection, and between bytes (workspace-api.md, "Requests"). */
interface TimeLimits {
  readonly connect: number;
  readonly betweenBytes: number;
}

const timeLimits: TimeLimits = { connect: 10_000, betweenBytes: 60_000 };

const longestAnswerBytes = 256 * 1024 * 1024;

/** Connections that are kept alive, through the proxy that the environment names. */
export function openDispatcher(
  host: string,
  env: Env,
  limits: TimeLimits = timeLimits,
): Dispatcher {
  const options = {
    connect: { timeout: limits.connect },
    headersTimeout: limits.betweenBytes,
    bodyTimeout: limits.betweenBytes,
    maxResponseSize: longestAnswerBytes,
  };
  // only this machine is spoken to without TLS, and no proxy of an organisation could reach it
  if (new URL(host).protocol === 'http:') return new Agent(options);
  return new EnvHttpProxyAgent({
    ...options,
    httpProxy: proxyAddress(env, 'http_proxy'),
    httpsProxy: proxyAddress(env, 'https_proxy'),
    noProxy: (env['no_proxy'] ?? env['NO_PROXY'] ?? '').trim(),
    requestTls: { timeout: limits.connect },
    proxyTls: { timeout: limits.connect },
    // the proxy's answer to CONNECT is part of connecting
    clientFactory: (origin, pool) =>
      new TunnelPool(origin, { ...pool, headersTimeout: limits.connect }),
  });
}

function proxyAddress(env: Env, name: string): string {
  const upper = name.toUpperCase();
  const variable = env[name] === undefined ? upper : name;
  const value = env[variable]?.trim() ?? '';
  if (value === '') return '';
  const address = value.includes('://') ? value : `http://${value}`;
  if (URL.canParse(address) && /^(https?|socks5?):$/.test(new URL(address).protocol)) {
    return address;
  }
  throw new WorkspaceError('invalid-setting', `${variable} is not the address of a proxy`, {
    hint: 'It looks like http://proxy.example.com:3128.',
  });
}
