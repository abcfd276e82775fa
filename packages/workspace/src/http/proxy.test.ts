import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { inspect } from 'node:util';
import * as v from 'valibot';
import { test } from 'vitest';
import { failureOf, shown } from '../../test/failure-of.ts';
import { fakeToken, listen, sendJson, startFakeService } from '../../test/fake-service.ts';
import { instantClock } from '../../test/instant-clock.ts';
import type { Env } from '../env.ts';
import type { WorkspaceError } from '../errors.ts';
import { openWorkspace } from '../open-workspace.ts';

interface Proxy {
  readonly address: string;
  /** What it was asked to connect to, with the credentials that came along. */
  readonly asked: string[];
}

/** A proxy that refuses every tunnel with the status, or hangs up. */
async function startProxy(
  onTestFinished: (end: () => void) => void,
  status?: number,
): Promise<Proxy> {
  const asked: string[] = [];
  const server: Server = createServer((_, response) => response.end());
  server.on('connect', ({ url, headers }, socket) => {
    asked.push(`${url} ${headers['proxy-authorization'] ?? '-'}`);
    socket.end(status && `HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
  });
  const port = await listen(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `127.0.0.1:${port}`, asked };
}

async function failureThrough(host: string, env: Env): Promise<WorkspaceError> {
  const workspace = await openWorkspace({
    env: { ...env, DATABRICKS_HOST: host, DATABRICKS_TOKEN: fakeToken },
    homeDirectory: '/nonexistent',
    clock: instantClock(),
  });
  try {
    return await failureOf(
      workspace.request({ method: 'GET', path: '/api/x', answer: v.unknown() }),
    );
  } finally {
    await workspace.close();
  }
}

test('the proxy of the environment is asked for a tunnel to the workspace', async ({
  expect,
  onTestFinished,
}) => {
  const proxy = await startProxy(onTestFinished, 407);
  const error = await failureThrough('https://workspace.invalid', {
    HTTPS_PROXY: `http://me:secret@${proxy.address}`,
  });
  const credentials = Buffer.from('me:secret').toString('base64');
  expect(proxy.asked).toEqual([`workspace.invalid:443 Basic ${credentials}`]);
  const everything = inspect(error, { depth: 30, showHidden: true });
  expect(everything).not.toContain('secret');
  expect(everything).not.toContain(credentials);
  expect(shown(error)).toEqual([
    'unavailable',
    'could not reach https://workspace.invalid: the proxy answered 407',
    'Check HTTPS_PROXY, with the user and password that the proxy may want, and NO_PROXY.',
  ]);
});

test('a proxy that hangs up is asked five times, not for ever', async ({
  expect,
  onTestFinished,
}) => {
  const proxy = await startProxy(onTestFinished);
  const error = await failureThrough('https://workspace.invalid', {
    HTTPS_PROXY: `http://${proxy.address}`,
  });
  expect(shown(error)).toEqual([
    'unavailable',
    'could not reach https://workspace.invalid: the proxy closed the connection',
    'Check HTTPS_PROXY, with the user and password that the proxy may want, and NO_PROXY.',
  ]);
  expect(proxy.asked).toHaveLength(5);
});

test('the small letters win, a scheme may be missing, HTTP_PROXY stands in', async ({
  expect,
  onTestFinished,
}) => {
  const proxy = await startProxy(onTestFinished, 403);
  for (const env of [
    { https_proxy: proxy.address, HTTPS_PROXY: 'http://127.0.0.1:1' },
    { HTTP_PROXY: `http://${proxy.address}` },
  ]) {
    const { message } = await failureThrough('https://workspace.invalid', env);
    expect(message).toBe('could not reach https://workspace.invalid: the proxy answered 403');
  }
});

test('a host that speaks https is asked for through the proxy, also one on this machine', async ({
  expect,
  onTestFinished,
}) => {
  const proxy = await startProxy(onTestFinished, 403);
  const { message } = await failureThrough('https://localhost:1', { HTTPS_PROXY: proxy.address });
  expect(message).toBe('could not reach https://localhost:1: the proxy answered 403');
  expect(proxy.asked).toEqual(['localhost:1 -']);
});

test('hosts of NO_PROXY go direct', async ({ expect, onTestFinished }) => {
  const proxy = await startProxy(onTestFinished, 403);
  // not a loopback address by its name, but it never leaves this machine
  const host = 'https://0.0.0.0:1';
  for (const noProxy of ['0.0.0.0', 'a.example.com, 0.0.0.0:1', ' * ']) {
    const { message } = await failureThrough(host, {
      HTTPS_PROXY: proxy.address,
      NO_PROXY: noProxy,
    });
    expect(message).toBe(
      'could not reach https://0.0.0.0:1: the connection to 0.0.0.0 port 1 was refused',
    );
  }
  expect(proxy.asked).toEqual([]);
});

test('a workspace on this machine that speaks plain http is reached without a proxy', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, (_, response) =>
    sendJson(response, 200, { ok: true }),
  );
  const env = {
    DATABRICKS_HOST: service.host,
    DATABRICKS_TOKEN: fakeToken,
    HTTP_PROXY: 'http://127.0.0.1:1',
    HTTPS_PROXY: 'http://127.0.0.1:1',
  };
  const workspace = await service.open({ env });
  expect(await workspace.request({ method: 'GET', path: '/', answer: v.unknown() })).toEqual({
    ok: true,
  });
});

test.for(['http://', 'gopher://proxy', 'http://me:secret@proxy:port'])(
  'a proxy %s is refused before any request, and not shown',
  async (address, { expect }) => {
    const env = {
      DATABRICKS_HOST: 'a.example.com',
      DATABRICKS_TOKEN: fakeToken,
      HTTPS_PROXY: address,
    };
    const opened = openWorkspace({ env, homeDirectory: '/nonexistent' });
    expect(shown(await failureOf(opened))).toEqual([
      'invalid-setting',
      'HTTPS_PROXY is not the address of a proxy',
      'It looks like http://proxy.example.com:3128.',
    ]);
  },
);
