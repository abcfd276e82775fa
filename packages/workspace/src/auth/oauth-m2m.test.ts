import { currentUser } from '../api/identity.ts';
import { failureOf, shown } from '../../test/failure-of.ts';
import { instantClock } from '../../test/instant-clock.ts';
import { me, test, tokenRoute, tokensUsed } from '../../test/sign-in.ts';

const discovery = 'GET /oidc/.well-known/oauth-authorization-server';
const env = { DATABRICKS_CLIENT_ID: 'id', DATABRICKS_CLIENT_SECRET: 'secret:1' };
const checkSecret =
  'Check client_id and client_secret, and that the service principal is in the workspace.';

test('the host says where the token is to be had', async ({ expect, service, open }) => {
  const fake = await service({
    [discovery]: () => [200, { token_endpoint: `${fake.host}/oidc/elsewhere?x=1` }],
    'POST /oidc/elsewhere': [200, { access_token: 'access-1', expires_in: 3600 }],
  });
  const workspace = await open(fake, env);
  expect(fake.received).toEqual([]);
  expect(workspace.authType).toBe('oauth-m2m');
  expect(await tokensUsed(fake, workspace)).toEqual(['Bearer access-1']);
  const asked = fake.received.find(({ url }) => url === '/oidc/elsewhere?x=1');
  expect(asked?.body).toBe('grant_type=client_credentials&scope=all-apis');
  expect(asked?.headers).toMatchObject({
    authorization: `Basic ${Buffer.from('id:secret%3A1').toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
  });
});

test('on this machine the token may be had at another plain address', async ({
  expect,
  service,
  open,
}) => {
  const fake = await service({
    [discovery]: () => [
      200,
      { token_endpoint: `${fake.host.replace('127.0.0.1', 'localhost')}/t` },
    ],
    'POST /t': [200, { access_token: 'access-1' }],
  });
  expect(await tokensUsed(fake, await open(fake, env))).toEqual(['Bearer access-1']);
});

test('a host that does not say has the usual place; the token is renewed in time', async ({
  expect,
  service,
  open,
}) => {
  let count = 0;
  const fake = await service({
    [tokenRoute]: () => [200, { access_token: `access-${++count}`, expires_in: 600 }],
  });
  const clock = instantClock();
  const workspace = await open(fake, env, { clock });
  await Promise.all([currentUser(workspace), currentUser(workspace), currentUser(workspace)]);
  clock.advance(500_000);
  await currentUser(workspace);
  clock.advance(50_000);
  const used = await tokensUsed(fake, workspace);
  expect(used.toSorted()).toEqual([
    ...Array.from({ length: 4 }, () => 'Bearer access-1'),
    'Bearer access-2',
  ]);
});

test('a token that the workspace takes for expired is replaced once', async ({
  expect,
  service,
  open,
}) => {
  let count = 0;
  const fake = await service({
    [tokenRoute]: () => [200, { access_token: `access-${++count}`, expires_in: 600 }],
    [me]: ({ headers }) =>
      headers.authorization === 'Bearer access-1'
        ? [401, { message: 'Token is expired.' }]
        : [200, { userName: 'ada' }],
  });
  expect(await tokensUsed(fake, await open(fake, env))).toEqual([
    'Bearer access-1',
    'Bearer access-2',
  ]);
});

test('a workspace that refuses the new token too is not asked a third time', async ({
  expect,
  service,
  open,
}) => {
  let count = 0;
  const fake = await service({
    [tokenRoute]: () => [200, { access_token: `access-${++count}` }],
    [me]: [401, { message: 'No.' }],
  });
  const error = await failureOf(currentUser(await open(fake, env)));
  expect(error.message).toBe(`${fake.host} answered 401: No.`);
  expect(count).toBe(2);
});

test('a token whose life cannot be read is used until it is refused', async ({
  expect,
  service,
  open,
}) => {
  const fake = await service({
    [tokenRoute]: [200, { access_token: 'access', expires_in: 'soon' }],
  });
  expect(await tokensUsed(fake, await open(fake, env))).toEqual(['Bearer access']);
});

test('a wrong secret is told without the secret', async ({ expect, service, open }) => {
  const refusal = { error: 'invalid_client', error_description: 'No client has secret:1.' };
  const fake = await service({ [tokenRoute]: [401, refusal] });
  expect(shown(await failureOf(currentUser(await open(fake, env))))).toEqual([
    'unauthenticated',
    `oauth-m2m sign-in failed: ${fake.host} answered 401: No client has [redacted].`,
    checkSecret,
  ]);
});

test('a service that is busy is asked again, and named when it stays so', async ({
  expect,
  service,
  open,
}) => {
  const fake = await service({ [tokenRoute]: [503, {}] });
  expect(shown(await failureOf(currentUser(await open(fake, env))))).toEqual([
    'unavailable',
    `oauth-m2m sign-in failed: ${fake.host} answered 503 to POST /oidc/v1/token`,
    'Try again in a moment.',
  ]);
  expect(fake.received.filter(({ method }) => method === 'POST')).toHaveLength(5);
});

test.for<[string, object]>([
  ['access_token is missing', { token: 'x' }],
  ['access_token is not as expected', { access_token: '' }],
])('an answer in which %s', async ([why, body], { expect, service, open }) => {
  const fake = await service({ [tokenRoute]: [200, body] });
  const error = await failureOf(currentUser(await open(fake, env)));
  expect(error.message).toBe(
    `oauth-m2m sign-in failed: ${fake.host} answered 200 to POST /oidc/v1/token, but ${why}`,
  );
});

test.for(['http://elsewhere.example.com/token', 'nonsense'])(
  'the secret is not sent to %s',
  async (endpoint, { expect, service, open }) => {
    const fake = await service({ [discovery]: [200, { token_endpoint: endpoint }] });
    expect(shown(await failureOf(currentUser(await open(fake, env))))).toEqual([
      'unexpected-answer',
      `oauth-m2m sign-in failed: ${fake.host} answered 200 to ${discovery}, but token_endpoint is not an https address`,
      'Check that the host is the address of the workspace.',
    ]);
  },
);
