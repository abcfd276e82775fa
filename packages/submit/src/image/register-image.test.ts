import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { currentUser } from '@air/workspace';
import { describe } from 'vitest';
import { imageRequests, test } from '../../test/images.ts';
import { registerImage } from './register-image.ts';

const url = 'registry.example.com/trainer:7';
const access = 'GET ai-compute-manager/images:checkImageAccess';
const post = 'POST ai-compute-manager/images';
const get = 'GET ai-compute-manager/images:get';
const hidden = { docker_image_url: url, publicly_accessible: false };

test('a public image is registered under its normal name, and waited for', async ({
  expect,
  having,
  clock,
}) => {
  const { local, workspace } = await having();
  const states: string[] = [];
  const onImageState = (image: string, state: string) => states.push(`${image} ${state}`);
  const registered = await registerImage(workspace, 'ubuntu', { env: {}, clock, onImageState });
  expect(registered).toEqual({
    url: 'docker.io/library/ubuntu:latest',
    state: 'AVAILABLE',
    manifestSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(states).toEqual([
    'docker.io/library/ubuntu:latest PENDING',
    'docker.io/library/ubuntu:latest IMPORTING',
  ]);
  expect(imageRequests(local)).toEqual([access, post, get, get]);
  const sent = local.requests().find(({ method }) => method === 'POST');
  expect(sent?.body).toEqual({ docker_image_url: 'docker.io/library/ubuntu:latest' });
});

describe('a private image', () => {
  test('has its sign-in kept in the scope of the user', async ({
    expect,
    having,
    dockerLogin,
    clock,
    folder,
  }) => {
    const { local, workspace } = await having(hidden);
    await dockerLogin('registry.example.com', 'ada', 'hunter2');
    const options = { env: { HOME: folder }, clock };
    await registerImage(workspace, url, options);
    const kept = [access, 'POST secrets/scopes/create', 'POST secrets/put', post, get, get];
    expect(imageRequests(local)).toEqual(kept);
    await registerImage(workspace, url, options); // the scope is there
    expect(imageRequests(local)).toEqual([...kept, ...kept]);
    const { userName } = await currentUser(workspace);
    const scope = `docker-credentials-${userName}`;
    const key = 'registry.example.com-ada-local';
    const value = Buffer.from('ada:hunter2').toString('base64');
    expect(await readFile(join(local.stateDirectory, 'secrets.yaml'), 'utf8')).toBe(
      `${scope}: { ${key}: ${value} }\n`,
    );
    const sent = local.requests().findLast(({ path }) => path.endsWith('/images'));
    expect(sent?.body).toEqual({
      docker_image_url: url,
      credentials_scope: scope,
      credentials_key: key,
    });
  });

  test('without a sign-in is an error that says how to get one', async ({
    expect,
    having,
    folder,
  }) => {
    const { local, workspace } = await having(hidden);
    await expect(registerImage(workspace, url, { env: { HOME: folder } })).rejects.toMatchObject({
      name: 'SubmitError',
      code: 'registry-credentials-missing',
      message: `image ${url} is not public, and Docker has no sign-in to registry.example.com on this machine`,
      hint: 'Sign in, then try again: docker login registry.example.com',
    });
    expect(imageRequests(local)).toEqual([access]);
  });

  test('with credentials that are known is asked about by nobody', async ({
    expect,
    having,
    clock,
  }) => {
    const { local, workspace } = await having();
    const credentials = { scope: 'team', key: 'registry' };
    await registerImage(workspace, url, { env: {}, clock, credentials });
    expect(imageRequests(local)).toEqual([post, get, get]);
    expect(local.requests()[0]?.body).toMatchObject({
      credentials_scope: 'team',
      credentials_key: 'registry',
    });
  });

  test('keeps its password out of every error', async ({
    expect,
    having,
    dockerLogin,
    folder,
    clock,
  }) => {
    const { local, workspace } = await having(hidden);
    await dockerLogin('registry.example.com', 'ada', 'hunter2');
    const value = Buffer.from('ada:hunter2').toString('base64');
    for (const [path, words] of [
      [
        '*/secrets/put',
        'could not keep the credentials of registry.example.com as registry.example.com-ada-local in the secret scope docker-credentials-',
      ],
      ['*/images', `image ${url} was not registered: `],
    ] as const) {
      const body = { error_code: 'BAD_REQUEST', message: `what is ${value}?` };
      local.addFault({ path, times: 1, answer: { status: 400, body } });
      const error: unknown = await registerImage(workspace, url, {
        env: { HOME: folder },
        clock,
      }).catch((reason: unknown) => reason);
      expect(String(error)).toContain(words);
      expect(String(error)).toContain('what is [redacted]?');
      expect(inspect(error)).not.toMatch(new RegExp(`hunter2|${value}`));
    }
  });
});

describe('what the workspace makes of it', () => {
  test('a failure is told in its words', async ({ expect, having, clock }) => {
    const states = ['PENDING', 'FAILED'];
    const image = { docker_image_url: url, states, status_message: 'manifest\nunknown' };
    const { workspace } = await having(image);
    await expect(registerImage(workspace, url, { env: {}, clock })).rejects.toMatchObject({
      code: 'image-failed',
      message: `the registration of image ${url} failed: manifest unknown`,
      hint: `When that is mended, register it again: air register-image ${url}`,
    });
  });

  test('an image in another state is not waited for', async ({ expect, having, clock }) => {
    const { workspace } = await having({ docker_image_url: url, states: ['PENDING', 'DELETED'] });
    await expect(registerImage(workspace, url, { env: {}, clock })).rejects.toMatchObject({
      code: 'image-not-ready',
      message: `image ${url} is DELETED, and not AVAILABLE`,
      hint: `Register it again: air register-image ${url}`,
    });
  });

  test('an image that stays on its way is not waited for for ever', async ({
    expect,
    having,
    clock,
  }) => {
    const { workspace } = await having({ docker_image_url: url, states: ['IMPORTING'] });
    await expect(
      registerImage(workspace, url, { env: {}, clock, timeoutMinutes: 1 }),
    ).rejects.toMatchObject({
      code: 'image-not-ready',
      message: `image ${url} is still IMPORTING after 1 minute`,
      hint: `The registration goes on. Look again: air register-image ${url} --timeout-minutes N`,
    });
    expect(clock.now()).toBe(60_000);
    expect(clock.waits.slice(0, 3)).toEqual([1000, 1500, 2250]);
    expect(Math.max(...clock.waits)).toBe(10_000);
  });

  test('an outage while it is waited for is told once, and waited for too', async ({
    expect,
    having,
    clock,
  }) => {
    const { local, workspace } = await having();
    local.addFault({ path: '*:get', times: 2, drop: 'before' });
    const outages: string[] = [];
    const onOutage = ({ message }: Error) => outages.push(message);
    const options = { env: {}, clock, onOutage };
    expect(await registerImage(workspace, url, options)).toMatchObject({ state: 'AVAILABLE' });
    expect(outages).toEqual([expect.stringContaining(`could not look up image ${url}: could not`)]);
    expect(imageRequests(local)).toEqual([access, post, get, get, get, get]);
    expect(clock.waits).toEqual([1000, 1500, 2250, 3375]);
  });

  test('an outage without end is told when the time is over, however long it asks to wait', async ({
    expect,
    having,
    clock,
  }) => {
    const { local, workspace } = await having();
    const answer = { status: 503, headers: { 'Retry-After': '3600' }, body: {} };
    local.addFault({ path: '*:get', answer });
    await expect(
      registerImage(workspace, url, { env: {}, clock, timeoutMinutes: 1 }),
    ).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(
        `could not look up image ${url}: ${local.host} answered 503`,
      ),
    });
    expect(clock.waits).toEqual([1000, 59_000]);
  });

  test('a refusal is told in its words, once', async ({ expect, having, clock }) => {
    const { local, workspace } = await having();
    const body = { error_code: 'INVALID_PARAMETER_VALUE', message: 'No such registry.' };
    local.addFault({ method: 'POST', path: '*/images', answer: { status: 400, body } });
    await expect(registerImage(workspace, url, { env: {}, clock })).rejects.toMatchObject({
      code: 'image-failed',
      message: `image ${url} was not registered: ${local.host} answered 400 INVALID_PARAMETER_VALUE: No such registry.`,
      hint: 'The workspace does not take it as it is: mend what the message names.',
    });
    expect(imageRequests(local)).toEqual([access, post]);
  });

  test('an answer that does not come leaves it open', async ({ expect, having, clock }) => {
    const { local, workspace } = await having();
    local.addFault({ method: 'POST', path: '*/images', times: 1, drop: 'after' });
    await expect(registerImage(workspace, url, { env: {}, clock })).rejects.toMatchObject({
      code: 'unavailable',
      message: `the registration of image ${url} may have begun, though no answer says so: could not reach ${local.host}: the connection was closed before the whole answer`,
      hint: `Register it again, which does no harm: air register-image ${url}`,
    });
    expect(imageRequests(local)).toEqual([access, post]);
  });

  test('what else fails names the image', async ({ expect, having, clock }) => {
    const { local, workspace } = await having();
    const answer = { status: 403, body: { error_code: 'PERMISSION_DENIED', message: 'Not you.' } };
    for (const [path, words] of [
      ['*:checkImageAccess', `could not find out whether image ${url} is public`],
      ['*/images', `image ${url} was not registered`],
      ['*:get', `could not look up image ${url}`],
    ] as const) {
      local.addFault({ path, times: 1, answer });
      await expect(registerImage(workspace, url, { env: {}, clock })).rejects.toMatchObject({
        code: 'permission-denied',
        message: `${words}: ${local.host} answered 403 PERMISSION_DENIED: Not you.`,
      });
    }
  });
});

test.for(['', 'https://registry.example.com/trainer'])(
  '%j is not the name of an image',
  async (text, { expect, having }) => {
    const { local, workspace } = await having();
    await expect(registerImage(workspace, text, { env: {} })).rejects.toMatchObject({
      code: 'image-url-invalid',
      message: `${JSON.stringify(text)} is not the name of an image`,
      hint: 'Write it as for docker pull, without https://: registry.example.com/team/image:tag.',
    });
    expect(local.requests()).toEqual([]);
  },
);

describe('an interrupt', () => {
  test('while the image is imported leaves the registration going', async ({ expect, having }) => {
    const { workspace } = await having({ docker_image_url: url, states: ['IMPORTING'] });
    const interrupt = new AbortController();
    const options = { env: {}, signal: interrupt.signal, onImageState: () => interrupt.abort() };
    await expect(registerImage(workspace, url, options)).rejects.toMatchObject({
      code: 'interrupted',
      message: `interrupted; the registration of image ${url} goes on`,
      hint: `Look again: air register-image ${url}`,
    });
  });

  test('before it was asked for leaves nothing', async ({ expect, having }) => {
    const { local, workspace } = await having();
    const signal = AbortSignal.abort();
    await expect(registerImage(workspace, url, { env: {}, signal })).rejects.toMatchObject({
      code: 'interrupted',
      message: `interrupted before image ${url} was registered`,
    });
    expect(local.requests()).toEqual([]);
  });
});
