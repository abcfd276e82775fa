import { join } from 'node:path';
import { startLocalWorkspace } from '@air/local';
import type { LocalImage, LocalWorkspace } from '@air/local';
import { covers } from '../support/covers.ts';
import { runAir, startAir } from '../support/run-air.ts';
import { config, signedIn, steady, test as base } from '../support/test.ts';

const url = 'docker.io/team/trainer:7';
const launching = 'Launching "hello" on http://127.0.0.1:…\n';
const waiting = (state: string): string =>
  `Image ${url} is ${state}; waiting until it is AVAILABLE\n`;
const available = { docker_image_url: url, registered: true, states: ['AVAILABLE'] };

interface Fixtures {
  /** A workspace that has just these images, and an environment that is signed in to it. */
  having: (
    ...images: readonly LocalImage[]
  ) => Promise<{ readonly local: LocalWorkspace; readonly env: Readonly<Record<string, string>> }>;
  /** A config whose run uses the image. */
  file: (more?: string) => Promise<string>;
}

const test = base.extend<Fixtures>({
  having: async ({ home }, use) => {
    const started: LocalWorkspace[] = [];
    await use(async (...images) => {
      const local = await startLocalWorkspace({ stateDirectory: join(home, 'state'), images });
      started.push(local);
      const env = signedIn(home, local);
      return { local, env };
    });
    for (const local of started) await local.close();
  },
  file: async ({ write }, use) => {
    await use((more = '') =>
      write(config('true', `environment: {docker_image: {url: team/trainer:7${more}}}\n`)),
    );
  },
});

test('an image is registered, and a run uses it', async ({ expect, having, file }) => {
  covers('cli/register-image', 'launch/image');
  const { local, env } = await having({ docker_image_url: url, states: ['PENDING', 'AVAILABLE'] });
  const manifest = /[0-9a-f]{64}/;
  const text = await runAir(['register-image', 'team/trainer:7'], { env });
  expect({
    status: text.status,
    out: text.out.replace(manifest, '…'),
    err: steady(text.err),
  }).toEqual({
    status: 0,
    out: `Image ${url} is AVAILABLE\nManifest: …\n`,
    err: `Registering image team/trainer:7 on http://127.0.0.1:…\n${waiting('PENDING')}`,
  });
  const launched = await runAir(['run', await file()], { env });
  expect({ status: launched.status, err: steady(launched.err) }).toEqual({
    status: 0,
    err: launching,
  });
  const sent = local.requests().find(({ path }) => path.endsWith('/runs/submit'));
  expect(sent?.body).toMatchObject({ tasks: [{ ai_runtime_task: { docker_image_url: url } }] });
});

test('with tag_policy latest it is registered again at launch', async ({
  expect,
  having,
  file,
}) => {
  covers('launch/image-latest');
  const { local, env } = await having(available);
  const { status } = await runAir(['run', await file(', tag_policy: latest')], { env });
  expect(status).toBe(0);
  const asked = local.requests().map(({ method, path }) => `${method} ${path.split(/[/?]/)[4]}`);
  expect(asked.filter((request) => request.includes('images'))).toEqual([
    'GET images:checkImageAccess',
    'POST images',
  ]);
});

test('a launch waits for an image that is on its way, until Ctrl-C', async ({
  expect,
  having,
  file,
}) => {
  const { local, env } = await having({
    ...available,
    states: ['PENDING', 'PENDING', 'IMPORTING'],
  });
  const air = startAir(['run', await file()], { env });
  await air.until(waiting('IMPORTING'));
  air.process.kill('SIGINT');
  const { status, out, err } = await air.ended;
  expect({ status, out, err: steady(err) }).toEqual({
    status: 130,
    out: '',
    err: `${launching}${waiting('PENDING')}${waiting('IMPORTING')}Error: interrupted before anything was written\n  hint: There is no run. Launch again to start one.\n`,
  });
  expect(local.requests().some(({ path }) => path.endsWith('/mkdirs'))).toBe(false);
});

test.for<[string, readonly LocalImage[], string, string]>([
  [
    'is not registered',
    [],
    `image ${url} is not registered`,
    `Register it: air register-image ${url}`,
  ],
  [
    'failed',
    [{ ...available, states: ['FAILED'], status_message: 'manifest unknown' }],
    `the registration of image ${url} failed: manifest unknown`,
    `When that is mended, register it again: air register-image ${url}`,
  ],
])(
  'an image that %s stops a launch',
  async ([, images, message, hint], { expect, having, file }) => {
    const { env } = await having(...images);
    const path = await file();
    const text = await runAir(['run', path], { env });
    expect({ ...text, err: steady(text.err) }).toEqual({
      status: 1,
      out: '',
      err: `${launching}Error: ${message}
  ${path}:4:30
  4 | environment: {docker_image: {url: team/trainer:7}}
    |                              ^^^
  hint: ${hint}

1 error
`,
    });
    const json = await runAir(['run', path, '-o', 'json'], { env });
    expect(JSON.parse(json.out)).toMatchObject({
      error: {
        code: 'REGISTRATION_FAILED',
        kind: 'PERMANENT',
        message,
        retryable: false,
        issues: [{ path: 'environment.docker_image.url', message, hint, file: path, line: 4 }],
      },
    });
  },
);

test('a registration that is interrupted goes on', async ({ expect, having }) => {
  const { env } = await having({ docker_image_url: url, states: ['IMPORTING'] });
  const air = startAir(['register-image', 'team/trainer:7'], { env });
  await air.until(waiting('IMPORTING'));
  air.process.kill('SIGINT');
  const { status, err } = await air.ended;
  expect({ status, err: steady(err) }).toEqual({
    status: 130,
    err: `Registering image team/trainer:7 on http://127.0.0.1:…
${waiting('IMPORTING')}Error: interrupted; the registration of image ${url} goes on
  hint: Look again: air register-image ${url}
`,
  });
});
