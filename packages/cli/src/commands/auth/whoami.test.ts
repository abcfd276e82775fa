import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { air, steady, test } from '../../../test/air.ts';

test('who is signed in, where, and how', async ({ expect, env, local }) => {
  const told = await air(['auth', 'whoami'], { env });
  expect({ ...told, out: told.out.replace(/\S+@\S+/, 'ada@example.com') }).toEqual({
    status: 0,
    out: `User:     ada@example.com
Host:     ${local.host}
Profile:  none
Sign-in:  pat
`,
    err: '',
  });
});

test('the same as JSON, of a profile', async ({ expect, folder, local }) => {
  const profile = `[staging]\nhost = ${local.host}\ntoken = ${local.token}\n`;
  await writeFile(join(folder, '.databrickscfg'), profile);
  const { out } = await air(['auth', 'whoami', '-p', 'staging', '-o', 'json'], {
    env: { HOME: folder },
  });
  expect(JSON.parse(out)).toMatchObject({
    data: { host: local.host, profile: 'staging', auth_type: 'pat', user: expect.any(String) },
  });
});

test('--debug shows each request, and each retry with its reason and wait', async ({
  expect,
  env,
  local,
}) => {
  const answer = { status: 429, headers: { 'retry-after': '2' } };
  local.addFault({ path: '/api/2.0/preview/scim/v2/Me', times: 1, answer });
  const { status, err } = await air(['auth', 'whoami', '--debug'], { env });
  expect(status).toBe(0);
  expect(steady(err).replaceAll(/\d+ ms/g, '… ms')).toBe(
    `debug: GET /api/2.0/preview/scim/v2/Me answered 429, … ms, request id …
debug: GET /api/2.0/preview/scim/v2/Me again in 2 s (try 2): answered 429
debug: GET /api/2.0/preview/scim/v2/Me answered 200, … ms, request id …
`,
  );
});

test('a long wait is told without --debug too', async ({ expect, env, local }) => {
  const answer = { status: 503, headers: { 'retry-after': '30' } };
  local.addFault({ path: '*/Me', times: 1, answer });
  const { status, err } = await air(['auth', 'whoami'], { env });
  expect({ status, err }).toEqual({
    status: 0,
    err: 'The workspace is not ready (answered 503); trying again in 30 s\n',
  });
});

test('nothing configured is an error at once that says what to set', async ({ expect, folder }) => {
  expect(await air(['auth', 'whoami'], { env: { HOME: folder } })).toEqual({
    status: 1,
    out: '',
    err: `Error: cannot configure default credentials: set DATABRICKS_HOST and DATABRICKS_TOKEN, or host and token in a profile of ${folder}/.databrickscfg
Tried in this order:
  pat: token is not set
  oauth-m2m: client_id and client_secret are not set
  databricks-cli: there is no program databricks on the PATH
  azure-cli: there is no program az on the PATH
  github-oidc: this is no GitHub Actions job with the permission id-token: write
  env-oidc: DATABRICKS_OIDC_TOKEN is not set
  file-oidc: DATABRICKS_OIDC_TOKEN_FILEPATH is not set
  hint: A personal access token comes from the workspace: Settings, Developer, Access tokens.
`,
  });
});
