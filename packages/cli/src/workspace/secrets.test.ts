import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { air, config, test } from '../../test/air.ts';

const marker = 'MaRkEr';
const secret = (name: string): string => `${marker}-${name}-0123456789`;

const kinds: readonly [string, Readonly<Record<string, string>>][] = [
  ['pat', { DATABRICKS_TOKEN: secret('pat') }],
  ['oauth-m2m', { DATABRICKS_CLIENT_ID: 'id', DATABRICKS_CLIENT_SECRET: secret('client') }],
  ['databricks-cli', {}],
  ['azure-cli', {}],
  ['github-oidc', { ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret('job') }],
  ['env-oidc', { DATABRICKS_OIDC_TOKEN: secret('oidc') }],
  ['file-oidc', {}],
];

/** What the service does with every request that is no sign-in. */
type Trouble = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers with all that it was sent. */
const repeat = (status: number): Trouble => {
  return ({ headers, url }, response) => {
    response.writeHead(status, { 'x-request-id': headers.authorization ?? '', location: url });
    response.end(JSON.stringify({ error_code: headers.authorization, message: headers }));
  };
};

const troubles: readonly Trouble[] = [
  ...[200, 302, 401, 403, 429, 500].map(repeat),
  (request) => request.socket.destroy(),
];

test.for(kinds)(
  'signed in by %s, no command shows a secret with --debug, whatever the service repeats',
  async ([kind, env], { expect, folder, write, onTestFinished }) => {
    let trouble: Trouble | undefined;
    const server = createServer((request, response) => {
      const isSignIn = /^\/(oidc|job)/.test(request.url ?? '');
      if (!isSignIn && trouble !== undefined) return trouble(request, response);
      const endpoint = `http://${request.headers.host}/oidc/v1/token`;
      const token = { access_token: secret('access'), value: secret('id') };
      response.end(JSON.stringify({ ...token, token_endpoint: endpoint, userName: 'ada' }));
    });
    const host = `http://127.0.0.1:${await listen(server)}`;
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const token = `{"access_token": "${secret('cli')}", "accessToken": "${secret('cli')}"}`;
    for (const name of ['databricks', 'az']) {
      const script = `#!/bin/sh\necho '${token}'; echo 'token ${secret('cli')}' >&2; exit $STATUS\n`;
      await writeFile(join(folder, name), script, { mode: 0o755 });
    }
    const file = await write(secret('file'), 'token');
    const run = await write(config());
    const signedIn = {
      HOME: folder,
      PATH: `${folder}:/usr/bin:/bin`,
      STATUS: '0',
      DATABRICKS_HOST: host,
      DATABRICKS_AUTH_TYPE: kind,
      DATABRICKS_OIDC_TOKEN_FILEPATH: file,
      ACTIONS_ID_TOKEN_REQUEST_URL: `${host}/job`,
      ...env,
    };

    const good = await air(['auth', 'whoami', '--debug'], { env: signedIn });
    expect(good.status).toBe(0);
    const told = [good, await air(['auth', 'whoami'], { env: { ...signedIn, STATUS: '1' } })];
    for (const current of troubles) {
      trouble = current;
      told.push(await air(['auth', 'whoami', '--debug'], { env: signedIn }));
      told.push(await air(['run', run, '--debug', '-o', 'json'], { env: signedIn }));
    }
    const shown = told.map(({ out, err }) => out + err).join('');
    expect(shown).not.toContain(marker);
    expect(shown).toContain('[redacted]');
    expect(told.slice(2).every(({ status }) => status === 1)).toBe(true);
  },
);

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
