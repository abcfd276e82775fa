import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { test as base } from 'vitest';
import { selfSigned } from '../../test/certificate.ts';
import type { Certificate } from '../../test/certificate.ts';
import { listen } from '../../test/fake-service.ts';

interface Fixtures {
  folder: string;
  /** Starts a workspace that speaks https and gives its port. */
  secure: (certificate: Certificate) => Promise<number>;
  /** Asks who is signed in, in a process that trusts the certificates, once for each environment. */
  ask: (trusted: readonly Certificate[], envs: readonly object[]) => Promise<readonly string[]>;
}

const test = base.extend<Fixtures>({
  folder: async ({ task: _task }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'air-tls-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
  secure: async ({ task: _task }, use) => {
    const servers: Server[] = [];
    await use(async (certificate) => {
      const server = createServer({ ...certificate }, (_, response) => {
        response.end('{"userName": "ada"}');
      });
      servers.push(server);
      return listen(server);
    });
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  },
  ask: async ({ folder }, use) => {
    const entry = fileURLToPath(new URL('../index.ts', import.meta.url));
    const bundle = join(folder, 'workspace.cjs');
    await build({ entryPoints: [entry], bundle: true, platform: 'node', outfile: bundle });
    const script = `const { openWorkspace, currentUser } = require('./workspace.cjs');
      const ask = async (env) => {
        const workspace = await openWorkspace({ env, homeDirectory: '/nonexistent' });
        return currentUser(workspace).finally(() => workspace.close());
      };
      const told = JSON.parse(process.argv[2]).map((env) =>
        ask(env).then(({ userName }) => userName, ({ message, hint }) => message + ' ' + hint));
      Promise.all(told).then((told) => console.log(JSON.stringify(told)));`;
    await writeFile(join(folder, 'ask.cjs'), script);
    await use(async (trusted, envs) => {
      const bundleOfTrust = join(folder, 'trusted.pem');
      await writeFile(bundleOfTrust, trusted.map(({ cert }) => cert).join(''));
      const signedIn = envs.map((env) => ({ DATABRICKS_TOKEN: 'token', ...env }));
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [join(folder, 'ask.cjs'), JSON.stringify(signedIn)],
        { env: { NODE_EXTRA_CA_CERTS: bundleOfTrust } },
      );
      return JSON.parse(stdout);
    });
  },
});

test('certificates: trusted by NODE_EXTRA_CA_CERTS, not trusted, for another name, too old', async ({
  expect,
  secure,
  ask,
}) => {
  const trusted = selfSigned('workspace.test');
  const expired = selfSigned('workspace.test', { until: '210101000000Z' });
  const port = await secure(trusted);
  const stranger = await secure(selfSigned('workspace.test'));
  const old = await secure(expired);
  const told = await ask(
    [trusted, expired],
    [
      { DATABRICKS_HOST: `https://127.0.0.1:${port}` },
      { DATABRICKS_HOST: `https://127.0.0.1:${stranger}` },
      { DATABRICKS_HOST: `https://localhost:${port}` },
      { DATABRICKS_HOST: `https://127.0.0.1:${old}` },
    ],
  );
  expect(told).toEqual([
    'ada',
    `could not reach https://127.0.0.1:${stranger}: its certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT) If a proxy of your organisation signs the connection, name its certificate in NODE_EXTRA_CA_CERTS.`,
    `could not reach https://localhost:${port}: its certificate is for another name Check the host for a typing mistake; it must be the name that the certificate is for.`,
    `could not reach https://127.0.0.1:${old}: its certificate has expired Check this machine's clock; if it is right, the workspace's certificate is old.`,
  ]);
});

test('a proxy, with and without credentials, leads to a workspace with such a certificate', async ({
  expect,
  secure,
  ask,
  onTestFinished,
}) => {
  const certificate = selfSigned('workspace.test');
  const port = await secure(certificate);
  const asked: string[] = [];
  const proxy = createHttpServer().on('connect', ({ url, headers }, socket) => {
    asked.push(`${url} ${headers['proxy-authorization'] ?? '-'}`);
    const tunnel = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      tunnel.pipe(socket).pipe(tunnel);
    });
    for (const end of [socket, tunnel]) end.on('error', () => end.destroy());
  });
  const address = `127.0.0.1:${await listen(proxy)}`;
  onTestFinished(() => void proxy.close());
  const host = { DATABRICKS_HOST: 'https://workspace.test' };
  const told = await ask(
    [certificate],
    [
      { ...host, HTTPS_PROXY: `http://ada:pass%40word@${address}` },
      { ...host, https_proxy: address },
    ],
  );
  expect(told).toEqual(['ada', 'ada']);
  const credentials = Buffer.from('ada:pass@word').toString('base64');
  expect(asked.toSorted()).toEqual([
    'workspace.test:443 -',
    `workspace.test:443 Basic ${credentials}`,
  ]);
});
