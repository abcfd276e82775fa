import { describe } from 'vitest';
import { imageRequests, test } from '../../test/images.ts';
import { configWith } from '../../test/launch.ts';
import { submitRun } from '../submit-run.ts';

const url = 'docker.io/team/trainer:7';
const get = 'GET ai-compute-manager/images:get';
const text = (more = '') =>
  configWith(`environment: { docker_image: { url: team/trainer:7${more} } }`);
const registered = { docker_image_url: url, registered: true };

test('an image that is available costs one look, and is sent by its normal name', async ({
  expect,
  having,
  plan,
}) => {
  const { local, workspace } = await having({ ...registered, states: ['AVAILABLE'] });
  const { runId } = await submitRun(workspace, await plan(text()));
  expect(runId).toMatch(/^\d+$/);
  expect(imageRequests(local)).toEqual([get]);
  const [, check] = local.requests().filter(({ path }) => /config:validate|submit/.test(path));
  expect(check?.body).toMatchObject({
    tasks: [{ ai_runtime_task: { docker_image_url: url } }],
    environments: [{ spec: { environment_version: '6' } }],
  });
  expect(
    JSON.stringify(local.requests().find(({ path }) => path.endsWith(':validate'))?.body),
  ).not.toContain('docker_image_url');
});

test('one that is on its way is waited for after the check, before anything is written', async ({
  expect,
  having,
  plan,
  clock,
}) => {
  const states = ['PENDING', 'PENDING', 'IMPORTING', 'AVAILABLE'];
  const { local, workspace } = await having({ ...registered, states });
  const told: string[] = [];
  await submitRun(workspace, await plan(text()), {
    clock,
    onStep: (step) => told.push(step),
    onImageState: (image, state) => told.push(`${image} ${state}`),
  });
  expect(told).toEqual([
    'look-up',
    'check',
    'image',
    `${url} PENDING`,
    `${url} IMPORTING`,
    'directories',
    'upload',
    'submit',
  ]);
  expect(imageRequests(local)).toEqual([get, get, get]);
});

describe('stops before anything is written', () => {
  test('an image that is not registered, with how to register it', async ({
    expect,
    having,
    plan,
  }) => {
    const { local, workspace } = await having();
    await expect(submitRun(workspace, await plan(text()))).rejects.toMatchObject({
      name: 'SubmitError',
      code: 'image-not-registered',
      message: `image ${url} is not registered`,
      hint: `Register it: air register-image ${url}`,
    });
    expect(local.requests().every(({ method }) => method === 'GET')).toBe(true);
  });

  test('an image that failed, with why', async ({ expect, having, plan }) => {
    const failed = { ...registered, states: ['FAILED'], status_message: 'too large' };
    const { local, workspace } = await having(failed);
    await expect(submitRun(workspace, await plan(text()))).rejects.toMatchObject({
      code: 'image-failed',
      message: `the registration of image ${url} failed: too large`,
      hint: `When that is mended, register it again: air register-image ${url}`,
    });
    expect(local.requests().every(({ method }) => method === 'GET')).toBe(true);
  });

  test('a name that is none, on this machine', async ({ expect, plan }) => {
    const line = 'environment: { docker_image: { url: "https://example.com/trainer" } }';
    await expect(plan(configWith(line))).rejects.toMatchObject({
      name: 'SubmitError',
      code: 'docker-image-invalid',
      message:
        'environment.docker_image.url "https://example.com/trainer" is not the name of an image',
      hint: 'Write it as for docker pull, without https://: registry.example.com/team/image:tag.',
    });
  });

  test('an interrupt while an image is waited for', async ({ expect, having, plan }) => {
    const { local, workspace } = await having({ ...registered, states: ['PENDING'] });
    const interrupt = new AbortController();
    const options = { signal: interrupt.signal, onImageState: () => interrupt.abort() };
    await expect(submitRun(workspace, await plan(text()), options)).rejects.toMatchObject({
      code: 'interrupted',
      message: 'interrupted before anything was written',
    });
    expect(local.requests().some(({ path }) => path.endsWith('/mkdirs'))).toBe(false);
  });
});

describe('tag_policy latest', () => {
  test('registers the image again after the check', async ({ expect, having, plan, clock }) => {
    const { local, workspace } = await having({ ...registered, states: ['AVAILABLE'] });
    await submitRun(workspace, await plan(text(', tag_policy: Latest')), { clock });
    const asked = local.requests().map(({ path }) => path.replace(/\?.*/, '').split('/').at(-1));
    expect(asked.slice(0, 5)).toEqual([
      'Me',
      'config:validate',
      'images:checkImageAccess',
      'images',
      'mkdirs',
    ]);
  });

  test('takes the credentials of the config', async ({ expect, having, plan, clock }) => {
    const { local, workspace } = await having();
    const more = ', tag_policy: latest, credentials_scope: team, credentials_key: registry';
    await submitRun(workspace, await plan(text(more)), { clock });
    expect(imageRequests(local)).toEqual(['POST ai-compute-manager/images', get, get]);
    expect(local.requests().find(({ path }) => path.endsWith('/images'))?.body).toEqual({
      docker_image_url: url,
      credentials_scope: 'team',
      credentials_key: 'registry',
    });
  });

  test("finds Docker's sign-in by the environment of the plan", async ({
    expect,
    having,
    plan,
    dockerLogin,
    folder,
    clock,
  }) => {
    const image = 'registry.example.com/trainer:7';
    const { local, workspace } = await having({
      docker_image_url: image,
      publicly_accessible: false,
    });
    await dockerLogin('registry.example.com', 'ada', 'hunter2');
    const config = configWith(
      `environment: { docker_image: { url: ${image}, tag_policy: latest } }`,
    );
    await submitRun(workspace, await plan(config, { env: { HOME: folder } }), { clock });
    expect(local.requests().find(({ path }) => path.endsWith('/images'))?.body).toMatchObject({
      credentials_key: 'registry.example.com-ada-local',
    });
  });

  test('that is interrupted leaves the registration going', async ({ expect, having, plan }) => {
    const { workspace } = await having({ docker_image_url: url, states: ['PENDING'] });
    const interrupt = new AbortController();
    const options = { signal: interrupt.signal, onImageState: () => interrupt.abort() };
    const launch = await plan(text(', tag_policy: latest'));
    await expect(submitRun(workspace, launch, options)).rejects.toMatchObject({
      code: 'interrupted',
      message: `interrupted; the registration of image ${url} goes on`,
    });
  });
});
