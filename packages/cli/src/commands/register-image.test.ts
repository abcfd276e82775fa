import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { air, steady, test } from '../../test/air.ts';

const registering = (url: string): string => `Registering image ${url} on http://127.0.0.1:…\n`;
const waiting = (url: string, state: string): string =>
  `Image ${url} is ${state}; waiting until it is AVAILABLE\n`;
const manifest = (text: string): string => text.replace(/\b[0-9a-f]{64}\b/, '…');
const ubuntu = 'docker.io/library/ubuntu:latest';

test('an image is registered and waited for, with each state told', async ({ expect, env }) => {
  const { status, out, err } = await air(['register-image', 'ubuntu'], { env });
  expect({ status, out: manifest(out), err: steady(err) }).toEqual({
    status: 0,
    out: `Image ${ubuntu} is AVAILABLE\nManifest: …\n`,
    err: registering('ubuntu') + waiting(ubuntu, 'PENDING') + waiting(ubuntu, 'IMPORTING'),
  });
});

test('an outage while it is waited for is told', async ({ expect, env, local }) => {
  local.addFault({ path: '*:get', times: 1, answer: { status: 503, body: { message: 'Busy.' } } });
  const { status, err } = await air(['register-image', 'ubuntu'], { env });
  expect({ status, err: steady(err) }).toEqual({
    status: 0,
    err:
      registering('ubuntu') +
      waiting(ubuntu, 'PENDING') +
      `Looking again until the time is over: could not look up image ${ubuntu}: http://127.0.0.1:… answered 503: Busy.\n` +
      waiting(ubuntu, 'IMPORTING'),
  });
});

test('the same as JSON', async ({ expect, env }) => {
  const { status, out } = await air(['register-image', 'ubuntu', '-o', 'json'], { env });
  expect({ status, out: steady(manifest(out)) }).toEqual({
    status: 0,
    out: `{"v":1,"ts":"…","data":{"docker_image_url":"${ubuntu}","state":"AVAILABLE","manifest_sha256":"…"}}\n`,
  });
});

test('a manifest that is not told is null', async ({ expect, env, local }) => {
  const image = { state: 'AVAILABLE' };
  local.addFault({ method: 'POST', path: '*/images', answer: { status: 200, body: image } });
  const json = await air(['register-image', 'ubuntu', '-o', 'json'], { env });
  expect(JSON.parse(json.out).data).toEqual({
    docker_image_url: ubuntu,
    state: 'AVAILABLE',
    manifest_sha256: null,
  });
  const text = await air(['register-image', 'ubuntu'], { env });
  expect(text.out).toBe(`Image ${ubuntu} is AVAILABLE\n`);
});

test('a failure is told in the words of the workspace', async ({ expect, env, local }) => {
  const body = { image: { state: 'FAILED', status_message: 'manifest unknown' } };
  local.addFault({ method: 'POST', path: '*/images', answer: { status: 200, body } });
  const text = await air(['register-image', 'ubuntu'], { env });
  expect({ ...text, err: steady(text.err) }).toEqual({
    status: 1,
    out: '',
    err: `${registering('ubuntu')}Error: the registration of image ${ubuntu} failed: manifest unknown
  hint: When that is mended, register it again: air register-image ${ubuntu}
`,
  });
  const json = await air(['register-image', 'ubuntu', '-o', 'json'], { env });
  expect(JSON.parse(json.out)).toMatchObject({
    error: { code: 'REGISTRATION_FAILED', kind: 'PERMANENT', retryable: false },
  });
});

describe('a private image', () => {
  const url = 'registry.example.com/trainer:7';
  const isPrivate = {
    path: '*:checkImageAccess',
    answer: { status: 200, body: { publicly_accessible: false } },
  };

  test('without a sign-in says how to get one', async ({ expect, env, local }) => {
    local.addFault(isPrivate);
    const { status, out, err } = await air(['register-image', url], { env });
    expect({ status, out, err: steady(err) }).toEqual({
      status: 1,
      out: '',
      err: `${registering(url)}Error: image ${url} is not public, and Docker has no sign-in to registry.example.com on this machine
  hint: Sign in, then try again: docker login registry.example.com
`,
    });
  });

  test('is registered with the sign-in of Docker, which nobody sees', async ({
    expect,
    env,
    folder,
    local,
  }) => {
    local.addFault(isPrivate);
    await mkdir(join(folder, '.docker'));
    await writeFile(join(folder, '.docker', 'config.json'), '{"credsStore": "test"}');
    const helper = `#!/bin/sh\necho '{"Username": "ada", "Secret": "hunter2"}'\n`;
    await writeFile(join(folder, 'docker-credential-test'), helper, { mode: 0o755 });
    const told = await air(['register-image', url, '--debug'], {
      env: { ...env, PATH: `${folder}:/usr/bin:/bin` },
    });
    expect(told.status).toBe(0);
    expect(told.out + told.err).not.toMatch(/hunter2|YWRhOmh1bnRlcjI/);
    const sent = local.requests().find(({ path }) => path.endsWith('/images'));
    expect(sent?.body).toMatchObject({ credentials_key: 'registry.example.com-ada-local' });
  });

  test('with a broken Docker configuration says which file', async ({
    expect,
    env,
    folder,
    local,
  }) => {
    local.addFault(isPrivate);
    await writeFile(join(folder, 'config.json'), '{"auths": hunter2');
    const told = await air(['register-image', url], { env: { ...env, DOCKER_CONFIG: folder } });
    expect({ status: told.status, err: steady(told.err) }).toEqual({
      status: 1,
      err: `${registering(url)}Error: ${folder}/config.json is not a Docker configuration in JSON
  hint: docker login writes it. DOCKER_CONFIG names another folder to look in.
`,
    });
  });
});

test.for<[string[], string]>([
  [[], 'missing argument URL'],
  [
    ['ubuntu', '--timeout-minutes', '0'],
    'invalid --timeout-minutes "0": it is a whole number of minutes, from 1 to 99999',
  ],
  [
    ['ubuntu', '--timeout-minutes', '1.5'],
    'invalid --timeout-minutes "1.5": it is a whole number of minutes, from 1 to 99999',
  ],
])('%j is used wrongly', async ([argv, message], { expect, env }) => {
  const told = await air(['register-image', ...argv], { env });
  expect(told).toEqual({
    status: 1,
    out: '',
    err: `Error: ${message}\nUsage: air register-image URL [flags]\n`,
  });
});

test('what is not the name of an image is used wrongly, whoever is signed in', async ({
  expect,
}) => {
  const { status, err } = await air(['register-image', 'https://example.com/x'], { env: {} });
  expect({ status, err }).toEqual({
    status: 1,
    err: `Error: "https://example.com/x" is not the name of an image
  hint: Write it as for docker pull, without https://: registry.example.com/team/image:tag.
Usage: air register-image URL [flags]
`,
  });
});
