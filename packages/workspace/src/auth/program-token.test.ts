import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { currentUser } from '../api/identity.ts';
import { failureOf, shown } from '../../test/failure-of.ts';
import { instantClock } from '../../test/instant-clock.ts';
import { me, test, tokensUsed } from '../../test/sign-in.ts';

const now = '2026-01-01T00:00:00Z';

test('databricks is asked for the host, and again when its token expires', async ({
  expect,
  service,
  open,
  program,
  folder,
}) => {
  const fake = await service({});
  await program(
    'databricks',
    `echo "$*" >> "${folder}/asked"
echo '{"access_token": "cli-'$(wc -l < "${folder}/asked" | tr -d ' ')'", "token_type": "Bearer", "expiry": "2026-01-01T01:00:00.5+00:00"}'`,
  );
  const clock = instantClock(Date.parse(now));
  const workspace = await open(fake, {}, { clock });
  expect(workspace.authType).toBe('databricks-cli');
  await currentUser(workspace);
  await currentUser(workspace);
  clock.advance(3_590_000);
  const used = await tokensUsed(fake, workspace);
  expect(used).toEqual(['Bearer cli-1', 'Bearer cli-1', 'Bearer cli-2']);
  const asked = await readFile(join(folder, 'asked'), 'utf8');
  expect(asked).toBe(`auth token --host ${fake.host}\n`.repeat(2));
});

test('a token of which nobody knows when it expires is kept', async ({
  expect,
  service,
  open,
  program,
  folder,
}) => {
  const fake = await service({});
  await program(
    'databricks',
    `echo "$*" >> "${folder}/asked"; echo '{"access_token": "cli", "expiry": "0001-01-01T00:00:00Z"}'`,
  );
  const workspace = await open(fake, {});
  await currentUser(workspace);
  expect(await tokensUsed(fake, workspace)).toEqual(['Bearer cli', 'Bearer cli']);
  expect(await readFile(join(folder, 'asked'), 'utf8')).toBe(`auth token --host ${fake.host}\n`);
});

test('databricks is asked for the profile where the host is from one', async ({
  expect,
  service,
  open,
  program,
  folder,
}) => {
  const fake = await service({});
  await program('databricks', `echo '{"access_token": "'$3$4'"}'`);
  await writeFile(join(folder, '.databrickscfg'), `[work]\nhost = ${fake.host}\n`);
  const workspace = await open(fake, {}, { profile: 'work' });
  expect(await tokensUsed(fake, workspace)).toEqual(['Bearer --profilework']);
});

test.for<[string, string]>([
  ['"expires_on": 1767229200', 'seconds'],
  ['"expires_on": "1767229200"', 'seconds as text'],
  ['"expiresOn": "2026-01-01 01:00:00.000000"', 'local time'],
])(
  'az is asked for Databricks, and says in %s when its token expires',
  async ([expiry], { expect, service, open, program, folder }) => {
    const fake = await service({});
    await program(
      'az',
      `echo "$*" >> "${folder}/asked"; echo '{"accessToken": "az-token", ${expiry}}'`,
    );
    const start = expiry.includes('expires_on') ? Date.parse(now) : new Date(2026, 0, 1).getTime();
    const clock = instantClock(start);
    const workspace = await open(fake, { DATABRICKS_AUTH_TYPE: 'azure-cli' }, { clock });
    await currentUser(workspace);
    clock.advance(3_500_000);
    expect(await tokensUsed(fake, workspace)).toEqual(['Bearer az-token', 'Bearer az-token']);
    clock.advance(50_000);
    await currentUser(workspace);
    const line =
      'account get-access-token --resource 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d --output json\n';
    expect(await readFile(join(folder, 'asked'), 'utf8')).toBe(line.repeat(2));
  },
);

test('a program without a sign-in gives way to the next one', async ({
  expect,
  service,
  open,
  program,
}) => {
  const fake = await service({});
  await program('databricks', 'echo "no login" >&2; exit 1');
  await program('az', `echo '{"accessToken": "az-token"}'`);
  const workspace = await open(fake, {});
  expect(await tokensUsed(fake, workspace)).toEqual(['Bearer az-token']);
  expect(workspace.authType).toBe('azure-cli');
});

test('when no program has a sign-in, the error says of each why', async ({
  expect,
  service,
  open,
  program,
  folder,
}) => {
  const fake = await service({});
  await program('databricks', 'echo "Error: no login for $4" >&2; exit 1');
  await program('az', 'echo "not json"');
  expect(shown(await failureOf(currentUser(await open(fake, {}))))).toEqual([
    'not-configured',
    `cannot configure default credentials: set DATABRICKS_TOKEN, or token in a profile of ${folder}/.databrickscfg
Tried in this order:
  pat: token is not set
  oauth-m2m: client_id and client_secret are not set
  databricks-cli: databricks auth token ended with status 1: Error: no login for ${fake.host}
  azure-cli: az account get-access-token did not print a token in JSON
  github-oidc: this is no GitHub Actions job with the permission id-token: write
  env-oidc: DATABRICKS_OIDC_TOKEN is not set
  file-oidc: DATABRICKS_OIDC_TOKEN_FILEPATH is not set`,
    'A personal access token comes from the workspace: Settings, Developer, Access tokens.',
  ]);
});

const jwt = `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(20)}`;

test.for<[string, string]>([
  [`echo "expired: ${jwt}" >&2; exit 1`, 'ended with status 1: expired: [redacted]'],
  [
    `echo '{"access_token": "0123456789abcdef0123"}'; echo "had 0123456789abcdef0123" >&2; exit 2`,
    'ended with status 2: had [redacted]',
  ],
  ['echo "token: abcdefghijklmnopqrstu" >&2; exit 1', 'ended with status 1: token: [redacted]'],
  ['echo "key $DATABRICKS_TOKEN" >&2; exit 1', 'ended with status 1: key [redacted]'],
  ['exit 4', 'ended with status 4'],
  ['kill -9 $$', 'was killed'],
  ['echo "{}"', 'did not print a token in JSON'],
])(
  'what %s says is told without tokens',
  async ([lines, told], { expect, service, open, program }) => {
    const fake = await service({});
    await program('databricks', lines);
    const asked = open(fake, {
      DATABRICKS_AUTH_TYPE: 'databricks-cli',
      DATABRICKS_TOKEN: 'my-pat',
    });
    expect(shown(await failureOf(currentUser(await asked)))).toEqual([
      'unauthenticated',
      `databricks-cli sign-in failed: databricks auth token ${told}`,
      `Sign in again: databricks auth login --host ${fake.host}`,
    ]);
  },
);

test('a token that no header can carry is refused and not shown', async ({
  expect,
  service,
  open,
  program,
}) => {
  const fake = await service({});
  await program('az', `echo '{"accessToken": "secret\\\\nx-header: 1"}'`);
  const asked = open(fake, { DATABRICKS_AUTH_TYPE: 'azure-cli' });
  expect(shown(await failureOf(currentUser(await asked)))).toEqual([
    'unauthenticated',
    'the token from az account get-access-token holds a character that no token has: a space, a line break or the like',
    '',
  ]);
});

test('a program that gives the refused token again is not asked for ever', async ({
  expect,
  service,
  open,
  program,
}) => {
  const fake = await service({ [me]: [401, { message: 'Expired.' }] });
  await program('databricks', `echo '{"access_token": "same"}'`);
  const error = await failureOf(currentUser(await open(fake, {})));
  expect(error.message).toBe(`${fake.host} answered 401: Expired.`);
  expect(fake.received).toHaveLength(1);
});
