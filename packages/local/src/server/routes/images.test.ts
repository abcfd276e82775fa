import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startLocalWorkspace } from '../../start-local-workspace.ts';
import type { LocalWorkspace } from '../../start-local-workspace.ts';
import type { LocalImage } from '../../store/images.ts';
import { Client } from '../../../test/client.ts';
import { test as base } from '../../../test/workspace.ts';

const images = '/api/2.0/ai-compute-manager/images';
const url = 'registry.example.com/trainer:7';
const query = `?docker_image_url=${encodeURIComponent(url)}`;

interface Fixtures {
  /** The client of a workspace that has these images. */
  having: (images?: readonly LocalImage[]) => Promise<Client>;
}

const test = base.extend<Fixtures>({
  having: async ({ stateDirectory }, use) => {
    const started: LocalWorkspace[] = [];
    await use(async (list) => {
      const options = list === undefined ? {} : { images: list };
      const workspace = await startLocalWorkspace({ stateDirectory, ...options });
      started.push(workspace);
      return new Client(workspace);
    });
    for (const workspace of started) await workspace.close();
  },
});

async function stateOf(client: Client): Promise<unknown> {
  return (await client.call('GET', `${images}:get${query}`)).json;
}

test('every image is there, since none is used', async ({ expect, having }) => {
  expect(await stateOf(await having())).toEqual({
    docker_image_url: url,
    state: 'AVAILABLE',
    manifest_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('a registration goes from state to state, a look each, and can be done again', async ({
  expect,
  having,
}) => {
  const client = await having([]);
  expect(await client.call('GET', `${images}:get${query}`)).toMatchObject({
    status: 404,
    json: { error_code: 'RESOURCE_DOES_NOT_EXIST', message: `Image ${url} is not registered.` },
  });
  for (let round = 0; round < 2; round += 1) {
    const { json } = await client.call('POST', images, { docker_image_url: url });
    expect(json).toEqual({ image: { docker_image_url: url, state: 'PENDING' } });
    const states = [await stateOf(client), await stateOf(client), await stateOf(client)];
    expect(states).toMatchObject(
      ['IMPORTING', 'AVAILABLE', 'AVAILABLE'].map((state) => ({ state })),
    );
  }
});

test('an image of a list has its own states from the start', async ({ expect, having }) => {
  const states = ['PENDING', 'FAILED'];
  const image = { docker_image_url: url, states, status_message: 'too large' };
  const client = await having([{ ...image, registered: true }]);
  expect(await stateOf(client)).toEqual({
    docker_image_url: url,
    state: 'FAILED',
    status_message: 'too large',
  });
});

test('a private image needs credentials that are there, and no record keeps them', async ({
  expect,
  having,
  stateDirectory,
}) => {
  const client = await having([{ docker_image_url: url, publicly_accessible: false }]);
  expect((await client.call('GET', `${images}:checkImageAccess${query}`)).json).toEqual({
    publicly_accessible: false,
  });
  const secret = { credentials_scope: 'me@example.com', credentials_key: 'key' };
  const register = async () =>
    (await client.call('POST', images, { docker_image_url: url, ...secret })).json;
  expect(await register()).toMatchObject({ image: { state: 'FAILED' } });
  const put = { scope: 'me@example.com', key: 'key', string_value: 'hunter2' };
  expect((await client.call('POST', '/api/2.0/secrets/put', put)).status).toBe(404);
  const scope = { scope: put.scope };
  expect((await client.call('POST', '/api/2.0/secrets/scopes/create', scope)).status).toBe(200);
  expect(await client.call('POST', '/api/2.0/secrets/scopes/create', scope)).toMatchObject({
    status: 400,
    json: { error_code: 'RESOURCE_ALREADY_EXISTS' },
  });
  expect((await client.call('POST', '/api/2.0/secrets/put', put)).status).toBe(200);
  expect(await register()).toMatchObject({ image: { state: 'PENDING' } });
  const kept = await readFile(join(stateDirectory, 'secrets.yaml'), 'utf8');
  expect(kept).toBe('me@example.com: { key: hunter2 }\n');
  expect((await client.call('GET', '/local/requests')).text).not.toContain('hunter2');
});

test('names that the service does not take are refused', async ({ expect, client }) => {
  for (const [path, body] of [
    ['scopes/create', { scope: 'a+b' }],
    ['scopes/create', { scope: 'a'.repeat(129) }],
    ['put', { scope: 'a', key: 'a@b', string_value: '' }],
  ] as const) {
    expect((await client.call('POST', `/api/2.0/secrets/${path}`, body)).status).toBe(400);
  }
});
