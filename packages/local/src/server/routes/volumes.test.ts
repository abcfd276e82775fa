import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../../../test/client.ts';
import { test } from '../../../test/workspace.ts';
import type { LocalWorkspace } from '../../start-local-workspace.ts';

const volume = '/Volumes/main/default/code';
const file = (path: string): string => `/api/2.0/fs/files${path}`;
const directory = (path: string): string => `/api/2.0/fs/directories${path}`;
const importFile = (path: string): string =>
  `/api/2.0/workspace-files/import-file/${encodeURIComponent(path.slice(1))}?overwrite=true`;

test('a file on a volume needs its directory, and is there as it was sent', async ({
  expect,
  client,
  workspace,
}) => {
  const path = `${volume}/.internal/a b%20ö.txt`;
  const put = async () => client.send('PUT', `${file(encodeURI(path))}?overwrite=true`, 'hello');
  const refused = await put();
  expect([refused.status, refused.json]).toEqual([
    404,
    { error_code: 'NOT_FOUND', message: `The directory ${volume}/.internal does not exist.` },
  ]);
  expect((await client.send('PUT', directory(`${volume}/.internal`), undefined)).status).toBe(204);
  expect(await put()).toMatchObject({ status: 204, text: '' });
  const head = await client.send('HEAD', file(encodeURI(path)), undefined);
  expect([head.status, head.text]).toEqual([200, '']);
  expect(head.headers.get('content-length')).toBe('5');
  const got = await client.send('GET', file(encodeURI(path)), undefined);
  expect([got.text, got.headers.get('content-type')]).toEqual([
    'hello',
    'application/octet-stream',
  ]);
  expect((await stat(join(workspace.stateDirectory, 'files', path))).isFile()).toBe(true);
});

test('without overwrite a file that is there stays', async ({ expect, client }) => {
  const path = `${volume}/file`;
  await client.send('PUT', directory(volume), undefined);
  await client.send('PUT', file(path), 'one');
  const again = await client.send('PUT', file(path), 'two');
  expect([again.status, again.json]).toEqual([
    409,
    { error_code: 'ALREADY_EXISTS', message: `Path (${path}) already exists.` },
  ]);
  expect((await client.send('GET', file(path), undefined)).text).toBe('one');
  const inTheWay = await client.send('PUT', directory(`${path}/below`), undefined);
  expect(inTheWay.status).toBe(409);
});

test('a directory is listed by name, in pages that what is written does not shift', async ({
  expect,
  client,
}) => {
  await client.send('PUT', directory(`${volume}/d`), undefined);
  for (const name of ['c', 'a', 'e']) await client.send('PUT', file(`${volume}/${name}`), name);
  const list = directory(`${volume}/?page_size=2`);
  const first = await client.call('GET', list);
  expect(first.json).toEqual({
    contents: ['a', 'c'].map((name) => ({
      path: `${volume}/${name}`,
      name,
      is_directory: false,
      file_size: 1,
      last_modified: expect.any(Number),
    })),
    next_page_token: expect.any(String),
  });
  await client.send('PUT', file(`${volume}/b`), 'b');
  const { next_page_token: token } = JSON.parse(first.text);
  expect(JSON.parse((await client.call('GET', `${list}&page_token=${token}`)).text)).toEqual({
    contents: [
      { path: `${volume}/d`, name: 'd', is_directory: true },
      expect.objectContaining({ name: 'e' }),
    ],
  });
});

for (const [method, path] of [
  ['GET', file(`${volume}/none`)],
  ['HEAD', file(`${volume}/none`)],
  ['GET', file(volume.replace('code', 'code/d'))],
  ['GET', directory(`${volume}/none`)],
  ['HEAD', directory(`${volume}/none`)],
] as const) {
  test(`${method} ${path} of what is not there is not found`, async ({ expect, client }) => {
    await client.send('PUT', directory(`${volume}/d`), undefined);
    expect((await client.send(method, path, undefined)).status).toBe(404);
  });
}

for (const path of ['/Volumes/a/b', '/Workspace/a/b/c/d', `${volume}/../x`, `${volume}/%2e%2e/x`]) {
  test(`${path} is no file on a volume`, async ({ expect, client }) => {
    const url = file(path.replaceAll('..', '%2E%2E'));
    expect((await client.send('PUT', url, 'x')).json).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
    });
  });
}

const mebibyte = Buffer.alloc(1024 * 1024, 'air');
const large = 256;

for (const [method, at] of [
  ['POST', importFile],
  ['PUT', file],
] as const) {
  test(`a large ${method} goes to disk, not into memory`, async ({ expect, client, workspace }) => {
    const { path } = await preparedPath(client);
    const before = process.memoryUsage().arrayBuffers;
    let highest = before;
    async function* content(): AsyncGenerator<Buffer> {
      for (let count = 0; count < large; count += 1) {
        highest = Math.max(highest, process.memoryUsage().arrayBuffers);
        yield mebibyte;
      }
    }
    expect(await upload(workspace, method, at(path), Readable.from(content()))).toBeLessThan(300);
    // V8 collects buffers only when tens of MiB wait for it
    expect(highest - before).toBeLessThan((large / 2) * mebibyte.length);
    expect((await stat(join(workspace.stateDirectory, 'files', path))).size).toBe(
      large * mebibyte.length,
    );
  });

  for (const headers of [{ 'content-length': '100000' }, { 'transfer-encoding': 'chunked' }]) {
    test(`a ${method} that breaks off stores nothing: ${JSON.stringify(headers)}`, async ({
      expect,
      client,
      workspace,
    }) => {
      const { path, incoming } = await preparedPath(client, workspace);
      const sent = request(`${workspace.host}${at(path)}`, {
        method,
        headers: { ...headers, authorization: `Bearer ${workspace.token}` },
      });
      sent.on('error', () => {});
      sent.write(Buffer.alloc(1000));
      while ((await readdir(incoming)).length === 0) await delay(5);
      sent.destroy();
      while ((await readdir(incoming)).length > 0) await delay(5);
      expect((await client.send('HEAD', file(path), undefined)).status).toBe(404);
    });
  }
}

test('a large file is read as it was written', async ({ expect, client, workspace }) => {
  const { path } = await preparedPath(client);
  const pieces = Array.from({ length: 20 }, (_, index) => Buffer.alloc(1024 * 1024, index));
  await upload(workspace, 'PUT', file(path), Readable.from(pieces));
  const answer = await fetch(`${workspace.host}${file(path)}`, {
    headers: { authorization: `Bearer ${workspace.token}` },
  });
  const hash = createHash('sha256');
  for await (const piece of answer.body ?? []) hash.update(piece);
  const expected = pieces.reduce((sum, piece) => sum.update(piece), createHash('sha256'));
  expect(hash.digest('hex')).toBe(expected.digest('hex'));
});

async function preparedPath(client: Client, workspace?: LocalWorkspace) {
  await client.send('PUT', directory(volume), undefined);
  const incoming = join(workspace?.stateDirectory ?? '', 'incoming');
  return { path: `${volume}/large`, incoming };
}

/** Returns the status. */
async function upload(
  workspace: LocalWorkspace,
  method: string,
  path: string,
  content: Readable,
): Promise<number> {
  const headers = { authorization: `Bearer ${workspace.token}` };
  const sent = request(`${workspace.host}${path}`, { method, headers });
  const answered = once(sent, 'response');
  content.pipe(sent);
  const [response] = await answered;
  response.resume();
  return response.statusCode;
}
