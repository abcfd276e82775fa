import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { currentUser } from '../api/identity.ts';
import { failureOf, shown } from '../../test/failure-of.ts';
import { test, tokenRoute, tokensUsed } from '../../test/sign-in.ts';

const granted = { [tokenRoute]: [200, { access_token: 'access', expires_in: 3600 }] } as const;

function exchanged(subject: string, clientId?: string): Record<string, string> {
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: subject,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    scope: 'all-apis',
    ...(clientId === undefined ? {} : { client_id: clientId }),
  };
}

const form = (body = ''): Record<string, string> => Object.fromEntries(new URLSearchParams(body));

test('the token of the environment is exchanged for one of the workspace', async ({
  expect,
  service,
  open,
}) => {
  const fake = await service(granted);
  const workspace = await open(fake, {
    DATABRICKS_OIDC_TOKEN: 'issued',
    DATABRICKS_CLIENT_ID: 'sp',
  });
  expect(await tokensUsed(fake, workspace)).toEqual(['Bearer access']);
  expect(workspace.authType).toBe('env-oidc');
  const [asked] = fake.received;
  expect([`${asked?.method} ${asked?.url}`, form(asked?.body)]).toEqual([
    tokenRoute,
    exchanged('issued', 'sp'),
  ]);
  expect(asked?.headers.authorization).toBeUndefined();
});

test('the token of a file is read when it is needed', async ({ expect, service, open, folder }) => {
  const fake = await service(granted);
  const file = join(folder, 'token');
  const workspace = await open(fake, { DATABRICKS_OIDC_TOKEN_FILEPATH: file });
  await writeFile(file, 'issued later\n'.replace(' ', '-'));
  expect(await tokensUsed(fake, workspace)).toEqual(['Bearer access']);
  expect(form(fake.received[0]?.body)).toEqual(exchanged('issued-later'));
});

test('a file that is not there, or empty, is named', async ({ expect, service, open, folder }) => {
  const fake = await service(granted);
  const file = join(folder, 'token');
  const workspace = await open(fake, { DATABRICKS_OIDC_TOKEN_FILEPATH: file });
  const hint = 'Name a file that holds the token of the issuer and nothing else.';
  expect(shown(await failureOf(currentUser(workspace)))).toEqual([
    'invalid-setting',
    `file-oidc sign-in failed: ${file}, which DATABRICKS_OIDC_TOKEN_FILEPATH names, cannot be read (ENOENT)`,
    hint,
  ]);
  await writeFile(file, ' \n');
  expect(shown(await failureOf(currentUser(workspace)))).toEqual([
    'invalid-setting',
    `file-oidc sign-in failed: ${file}, which DATABRICKS_OIDC_TOKEN_FILEPATH names, is empty`,
    hint,
  ]);
  expect(fake.received).toEqual([]);
});

test('a refused exchange says what to check', async ({ expect, service, open }) => {
  const fake = await service({
    [tokenRoute]: [400, { error: 'invalid_grant', error_description: 'issued has no policy' }],
  });
  const workspace = await open(fake, { DATABRICKS_OIDC_TOKEN: 'issued' });
  expect(shown(await failureOf(currentUser(workspace)))).toEqual([
    'unauthenticated',
    `env-oidc sign-in failed: ${fake.host} answered 400: [redacted] has no policy`,
    'Check the federation policy: its issuer, audience and subject; for a service principal set client_id too.',
  ]);
});

test('a GitHub job gets its token for the workspace, and exchanges it', async ({
  expect,
  service,
  open,
}) => {
  const fake = await service({ ...granted, 'GET /job': [200, { value: 'job-token' }] });
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${fake.host}/job?api=2`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'job-key',
  };
  const workspace = await open(fake, env);
  expect(await tokensUsed(fake, workspace)).toEqual(['Bearer access']);
  const [job, exchange] = fake.received;
  const audience = encodeURIComponent(`${fake.host}/oidc/v1/token`);
  expect(job?.url).toBe(`/job?api=2&audience=${audience}`);
  expect(job?.headers.authorization).toBe('Bearer job-key');
  expect(form(exchange?.body)).toEqual(exchanged('job-token'));

  const other = await open(fake, { ...env, DATABRICKS_TOKEN_AUDIENCE: 'mine' });
  await currentUser(other);
  expect(fake.received.at(-3)?.url).toBe('/job?api=2&audience=mine');
});

test('a GitHub job without the permission, and one whose address is not safe', async ({
  expect,
  service,
  open,
}) => {
  const fake = await service({ 'GET /job': [403, { message: 'No job-key here.' }] });
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${fake.host}/job`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'job-key',
  };
  expect(shown(await failureOf(currentUser(await open(fake, env))))).toEqual([
    'unauthenticated',
    `github-oidc sign-in failed: ${fake.host} answered 403: No [redacted] here.`,
    'Give the job the permission id-token: write.',
  ]);
  const unsafe = { ...env, ACTIONS_ID_TOKEN_REQUEST_URL: 'http://github.example.com/job' };
  expect(shown(await failureOf(currentUser(await open(fake, unsafe))))).toEqual([
    'invalid-setting',
    'github-oidc sign-in failed: ACTIONS_ID_TOKEN_REQUEST_URL is not an https address',
    'GitHub Actions sets it; do not set it yourself.',
  ]);
});
