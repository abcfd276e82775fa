import { once } from 'node:events';
import { createServer } from 'node:http';
import type { FaultAnswer } from '@air/local';
import { air, config, steady, test } from '../../test/air.ts';

interface Trouble {
  readonly about: string;
  /** The requests that get the answer. */
  readonly path: string;
  readonly answer: FaultAnswer;
  readonly code: string;
  readonly err: string;
}

const html = '<!DOCTYPE html><html><body>Sign in to continue</body></html>';
const me = '*/scim/v2/Me';
const launching = 'Launching "hello" on http://127.0.0.1:…\n';

const troubles: readonly Trouble[] = [
  {
    about: '401',
    path: me,
    answer: { status: 401, body: { error_code: 'UNAUTHENTICATED', message: 'Token is expired.' } },
    code: 'UNAUTHENTICATED',
    err: `Error: http://127.0.0.1:… answered 401 UNAUTHENTICATED: Token is expired.
  hint: The token is wrong, expired or of another workspace: make a new one.
`,
  },
  {
    about: '403 on the upload',
    path: '*command.sh',
    answer: { status: 403, body: { error_code: 'PERMISSION_DENIED', message: 'No write here.' } },
    code: 'PERMISSION_DENIED',
    err: `Error: could not write command.sh to /Workspace/Users/…/.air/cli_launch/hello/hello_…: http://127.0.0.1:… answered 403 PERMISSION_DENIED: No write here.
  hint: Ask an admin of the workspace for the permission, or use another profile (-p).
`,
  },
  {
    about: 'a launch directory that cannot be made',
    path: '*/workspace/mkdirs',
    answer: {
      status: 400,
      body: { error_code: 'INVALID_PARAMETER_VALUE', message: 'Path is a file.' },
    },
    code: 'INVALID_CONFIG',
    err: `Error: could not make the launch directory /Workspace/Users/…/.air/cli_launch/hello/hello_…: http://127.0.0.1:… answered 400 INVALID_PARAMETER_VALUE: Path is a file.
  hint: The workspace does not take it as it is: change what the message names.
`,
  },
  {
    about: 'a page of HTML',
    path: me,
    answer: { status: 200, body: html, headers: { 'content-type': 'text/html' } },
    code: 'UNAVAILABLE',
    err: `Error: http://127.0.0.1:… answered 200 to GET /api/2.0/preview/scim/v2/Me, but the answer was not JSON (text/html)
  hint: Check that the host is the address of the workspace, and that no proxy answers in its place.
`,
  },
  {
    about: 'a page of HTML with a failure',
    path: me,
    answer: { status: 502, body: html, headers: { 'content-type': 'text/html' } },
    code: 'UNAVAILABLE',
    err: `Error: http://127.0.0.1:… answered 502 to GET /api/2.0/preview/scim/v2/Me, but the answer was not JSON (text/html)
  hint: Try again in a moment.
`,
  },
  {
    about: 'an answer to the submit without a run id',
    path: '*/runs/submit',
    answer: { status: 200, body: {} },
    code: 'UNAVAILABLE',
    err: `Error: the run may exist, but its id did not arrive: http://127.0.0.1:… answered 200 to POST /api/2.2/jobs/runs/submit, but run_id is missing
  hint: Launch again with --idempotency-key …: the same key never starts a second run.
`,
  },
  {
    about: 'a submit that is refused',
    path: '*/runs/submit',
    answer: {
      status: 400,
      body: { error_code: 'INVALID_PARAMETER_VALUE', message: 'No such pool.' },
    },
    code: 'INVALID_CONFIG',
    err: `Error: the run was not submitted: http://127.0.0.1:… answered 400 INVALID_PARAMETER_VALUE: No such pool.
  hint: The workspace does not take it as it is: change what the message names.
`,
  },
  {
    about: 'a file that another client writes at the same moment',
    path: '*command.sh',
    answer: { status: 409, body: { error_code: 'ABORTED', message: 'In use.' } },
    code: 'CONFLICT',
    err: `Error: could not write command.sh to /Workspace/Users/…/.air/cli_launch/hello/hello_…: http://127.0.0.1:… answered 409 ABORTED: In use.
  hint: Something is there already, or was changed at the same moment: see what the message names.
`,
  },
  {
    about: 'a key that another run has',
    path: '*/runs/submit',
    answer: {
      status: 409,
      body: { error_code: 'RESOURCE_CONFLICT', message: 'The token is taken.' },
    },
    code: 'CONFLICT',
    err: `Error: the run was not submitted: http://127.0.0.1:… answered 409 RESOURCE_CONFLICT: The token is taken.
  hint: Choose another --idempotency-key, or launch what the key was first used for.
`,
  },
];

test('a host where nobody answers', async ({ expect, write }) => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  server.close();
  await once(server, 'close');
  const env = { DATABRICKS_HOST: `http://127.0.0.1:${port}`, DATABRICKS_TOKEN: 'secret-token' };
  const { status, out, err } = await air(['run', await write(config())], { env });
  expect({ status, out, err: steady(err) }).toEqual({
    status: 1,
    out: '',
    err: `${launching}Error: could not reach http://127.0.0.1:…: the connection to 127.0.0.1 port ${port} was refused
  hint: Check the network, VPN and proxy (HTTPS_PROXY), then try again.
`,
  });
  const json = await air(['run', await write(config()), '-o', 'json', '--debug'], { env });
  expect(JSON.parse(json.out)).toMatchObject({
    error: { code: 'UNAVAILABLE', kind: 'TRANSIENT', retryable: true },
  });
  expect(json.err).not.toContain('secret-token');
});

test('a connection that drops after the submit was sent prints the one run id', async ({
  expect,
  write,
  env,
  local,
}) => {
  const file = await write(config());
  local.addFault({ path: '*/runs/submit', times: 1, drop: 'after' });
  const first = await air(['run', file, '--idempotency-key', 'once', '-o', 'json'], { env });
  const again = await air(['run', file, '--idempotency-key', 'once', '-o', 'json'], { env });
  expect([first.status, again.status]).toEqual([0, 0]);
  expect(JSON.parse(first.out)).toMatchObject({ data: { status: 'SUBMITTED' } });
  expect(JSON.parse(first.out).data.run_id).toBe(JSON.parse(again.out).data.run_id);
  expect(local.requests().filter(({ path }) => path.endsWith('/runs/submit'))).toHaveLength(3);
});

test.for(troubles)('$about', async ({ path, answer, code, err }, { expect, write, env, local }) => {
  local.addFault({ path, answer });
  const file = await write(config());
  const text = await air(['run', file, '--watch'], { env });
  expect({
    status: text.status,
    out: text.out,
    err: steady(text.err).replaceAll(/Users\/[^/]+/g, 'Users/…'),
  }).toEqual({
    status: 1,
    out: '',
    err: launching + err,
  });
  const json = await air(['run', file, '-o', 'json', '--watch'], { env });
  expect(json.status).toBe(1);
  expect(JSON.parse(json.out)).toMatchObject({ error: { code } });
  expect(text.err + json.out + json.err).not.toMatch(/<html|Sign in to continue/i);
});
