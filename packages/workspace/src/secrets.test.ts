import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Received } from '../test/fake-service.ts';
import { startFakeService } from '../test/fake-service.ts';
import { test } from '../test/sign-in.ts';
import { currentUser } from './api/identity.ts';
import type { Env } from './env.ts';
import type { TraceEvent } from './http/trace.ts';

const marker = 'MaRkEr';
const secret = (name: string): string => `${marker}-${name}-0123456789`;
/** As it goes over the wire in a Basic header. */
const basic = Buffer.from(`id:${secret('client')}`).toString('base64');

const kinds: Readonly<Record<string, Env>> = {
  pat: { DATABRICKS_TOKEN: secret('pat') },
  'oauth-m2m': { DATABRICKS_CLIENT_ID: 'id', DATABRICKS_CLIENT_SECRET: secret('client') },
  'databricks-cli': {},
  'azure-cli': {},
  'github-oidc': { ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret('job') },
  'env-oidc': { DATABRICKS_OIDC_TOKEN: secret('oidc') },
  'file-oidc': {},
};

/** A service at its worst: it repeats what it was sent. */
const echo = ({ headers, body }: Received): string =>
  JSON.stringify({
    error_code: headers.authorization,
    message: `${headers.authorization} ${body} ${JSON.stringify(headers)}`,
  });

interface Trouble {
  readonly about: string;
  /** Where it happens; everything else goes well. */
  readonly at: RegExp;
  readonly status?: number;
  readonly text?: (request: Received) => string;
}

const troubles: readonly Trouble[] = [
  ...['/oidc/v1/token', '/job', '/Me'].flatMap((place) => {
    const at = new RegExp(`${place}\\b`);
    return [
      ...[302, 400, 401, 403, 404, 429, 500].map((status) => ({
        about: `${status} at ${place}`,
        at,
        status,
        text: echo,
      })),
      { about: `no JSON at ${place}`, at, status: 200, text: (r: Received) => `<p>${echo(r)}` },
      { about: `other JSON at ${place}`, at, status: 200, text: (r: Received) => `[${echo(r)}]` },
      { about: `a dropped connection at ${place}`, at },
    ];
  }),
  { about: 'nothing', at: /^$/ },
];

test.for(Object.entries(kinds))(
  'no secret of %s is in an error, a trace or a workspace, whatever goes wrong',
  async ([kind, env], { expect, folder, program, open, onTestFinished }) => {
    let trouble: Trouble | undefined;
    const service = await startFakeService(onTestFinished, (request, response) => {
      response.setHeader('x-request-id', request.headers.authorization ?? 'none');
      if (trouble?.at.test(request.url) === true) {
        if (trouble.status === undefined) return void response.destroy();
        response.writeHead(trouble.status, { location: `/login?t=${secret('pat')}` });
        return void response.end(trouble.text?.(request));
      }
      const granted = { access_token: secret('access'), value: secret('id'), userName: 'ada' };
      const endpoint = { token_endpoint: `${service.host}/oidc/v1/token` };
      response.end(JSON.stringify({ ...granted, ...endpoint }));
    });
    const token = `{"access_token": "${secret('cli')}", "accessToken": "${secret('cli')}"}`;
    for (const name of ['databricks', 'az']) {
      await program(name, `echo '${token}'; echo 'token ${secret('cli')}' >&2; exit $STATUS`);
    }
    const file = join(folder, 'token');
    await writeFile(file, secret('file'));

    for (const current of troubles) {
      trouble = current;
      const traces: TraceEvent[] = [];
      const workspace = await open(
        service,
        {
          STATUS: current.about === 'nothing' ? '1' : '0',
          ACTIONS_ID_TOKEN_REQUEST_URL: `${service.host}/job`,
          DATABRICKS_OIDC_TOKEN_FILEPATH: file,
          HTTPS_PROXY: `http://ada:${secret('proxy')}@127.0.0.1:1`,
          ...env,
          DATABRICKS_AUTH_TYPE: kind,
        },
        { trace: (event) => traces.push(event) },
      );
      const outcome: unknown = await currentUser(workspace).catch((error: unknown) => error);
      const shown = inspect([outcome, traces, workspace], { depth: 30, showHidden: true });
      expect(shown, current.about).not.toContain(marker);
      expect(shown, current.about).not.toContain(basic);
    }
  },
);
