import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { inspect } from 'node:util';
import * as v from 'valibot';
import { test } from 'vitest';
import { failureOf, shown } from '../../test/failure-of.ts';
import { fakeToken, listen, startFakeService } from '../../test/fake-service.ts';
import { instantClock } from '../../test/instant-clock.ts';
import type { Env } from '../env.ts';
import type { WorkspaceError } from '../errors.ts';
import { openWorkspace } from '../open-workspace.ts';
import { connectionError, explainFailure } from './connection-error.ts';
import { openDispatcher } from './proxy.ts';
import { Secrets } from './redact.ts';
import { Transport } from './transport.ts';

const checkNetwork = 'Check the network, VPN and proxy (HTTPS_PROXY), then try again.';
const later = 'Try again in a moment.';

/** What a first request to the host ends with. */
async function failureAt(host: string, env: Env = {}): Promise<WorkspaceError> {
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

/** A server that treats each connection as a test says, and ends with it. */
async function serve(onTestFinished: (end: () => void) => void, server: Server): Promise<number> {
  const port = await listen(server);
  onTestFinished(() => void server.close());
  return port;
}

test('a port where nobody listens', async ({ expect }) => {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => {
    server.close(resolve);
  });
  const error = await failureAt(`http://127.0.0.1:${port}`);
  expect(shown(error)).toEqual([
    'unavailable',
    `could not reach http://127.0.0.1:${port}: the connection to 127.0.0.1 port ${port} was refused`,
    checkNetwork,
  ]);
  expect(error).toMatchObject({ kind: 'TRANSIENT', retryable: true, status: undefined });
});

test.for([
  [
    { code: 'ENOTFOUND', hostname: 'a.example.com' },
    'the name a.example.com could not be found (DNS)',
    'Check the host for a typing mistake, then the network.',
  ],
  [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, 'no connection in time', checkNetwork],
  [
    { code: 'SELF_SIGNED_CERT_IN_CHAIN' },
    'its certificate is not trusted (SELF_SIGNED_CERT_IN_CHAIN)',
    'If a proxy of your organisation signs the connection, name its certificate in NODE_EXTRA_CA_CERTS.',
  ],
  [{ code: 'EMFILE' }, 'the connection failed (EMFILE)', checkNetwork],
  [{}, 'the connection failed', checkNetwork],
] as const)(
  'an error of the system %j is said in words',
  ([properties, reason, hint], { expect }) => {
    const cause = Object.assign(new Error('of the system'), properties);
    const host = 'https://a.example.com';
    const error = connectionError(host, explainFailure(host, cause), false);
    const message = `could not reach https://a.example.com: ${reason}`;
    expect(shown(error)).toEqual(['unavailable', message, hint]);
    expect(error.cause).toBe(cause);
  },
);

test('a server that hangs up without an answer', async ({ expect, onTestFinished }) => {
  const port = await serve(
    onTestFinished,
    createServer((socket) => void socket.once('data', () => socket.end())),
  );
  expect(shown(await failureAt(`http://127.0.0.1:${port}`))).toEqual([
    'unavailable',
    `could not reach http://127.0.0.1:${port}: the connection was closed before the whole answer`,
    later,
  ]);
});

test.for([
  [
    'breaks off',
    '200 OK\r\ncontent-length: 100\r\n\r\n{"a"',
    'the connection was closed before the whole answer',
  ],
  [
    'has a body where there is none',
    '204 No Content\r\ncontent-length: 2\r\n\r\n{}',
    'the answer is not as long as it says',
  ],
  [
    'begins with a flood of headers',
    `200 OK\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`,
    'the head of the answer is too large',
  ],
] as const)('an answer that %s', async ([, answer, reason], { expect, onTestFinished }) => {
  const port = await serve(
    onTestFinished,
    createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => socket.end(`HTTP/1.1 ${answer}`));
    }),
  );
  expect((await failureAt(`http://127.0.0.1:${port}`)).message).toBe(
    `could not reach http://127.0.0.1:${port}: ${reason}`,
  );
});

test('a server that does not speak HTTP, or not https', async ({ expect, onTestFinished }) => {
  const port = await serve(
    onTestFinished,
    createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', (data) => socket.end(data)); // an echo, so that the token comes back
    }),
  );
  const error = await failureAt(`http://127.0.0.1:${port}`);
  expect(error.message).toBe(`could not reach http://127.0.0.1:${port}: it does not speak HTTP`);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(fakeToken);
  const secure = await failureAt(`https://127.0.0.1:${port}`);
  expect(secure.message).toMatch(
    /^could not reach https:\/\/127\.0\.0\.1:\d+: the TLS handshake failed \(\w+\)$/,
  );
  expect(secure.hint).toBe(`Check that https://127.0.0.1:${port} speaks https.`);
});

test('a server that says nothing, and one that stops in the middle', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, ({ url }, response) => {
    if (url === '/api/middle') response.write('{"a":');
  });
  const dispatcher = openDispatcher(service.host, {}, { connect: 1000, betweenBytes: 100 });
  onTestFinished(() => dispatcher.destroy());
  const transport = new Transport({
    host: service.host,
    dispatcher,
    userAgent: 'test',
    clock: instantClock(),
    secrets: new Secrets(),
    trace: undefined,
    signal: undefined,
  });
  const ask = (path: string): Promise<WorkspaceError> => {
    const request = { method: 'GET', path, headers: {}, body: null, repeatable: true, tries: 1 };
    return failureOf(transport.send(request));
  };
  const [silent, middle] = await Promise.all([ask('/api/silent'), ask('/api/middle')]);
  expect(shown(silent)).toEqual([
    'unavailable',
    `could not reach ${service.host}: no answer in time`,
    later,
  ]);
  expect(shown(middle)).toEqual([
    'unavailable',
    `could not reach ${service.host}: the answer stopped on its way`,
    later,
  ]);
});

test('a refused connection to a host that someone has to start, at once and with how', async ({
  expect,
  onTestFinished,
}) => {
  const tried: string[] = [];
  const workspace = await openWorkspace({
    env: { DATABRICKS_HOST: 'http://127.0.0.1:1', DATABRICKS_TOKEN: fakeToken },
    homeDirectory: '/nonexistent',
    refusedHint: 'Start it.',
    trace: ({ type }) => tried.push(type),
  });
  onTestFinished(() => workspace.close());
  const error = await failureOf(
    workspace.request({ method: 'GET', path: '/api/x', answer: v.unknown() }),
  );
  expect(shown(error)).toEqual([
    'unavailable',
    'could not reach http://127.0.0.1:1: the connection to 127.0.0.1 port 1 was refused',
    'Start it.',
  ]);
  expect(tried).toEqual(['request']);
});

test('a request to a workspace that was closed', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, () => {});
  const workspace = await service.open();
  const asked = failureOf(
    workspace.request({ method: 'GET', path: '/api/x', answer: v.unknown() }),
  );
  await workspace.close();
  expect((await asked).message).toBe(
    `could not reach ${service.host}: the connection was closed by this program`,
  );
});
