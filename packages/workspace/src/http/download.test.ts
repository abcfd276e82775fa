import { test } from 'vitest';
import { failureOf } from '../../test/failure-of.ts';
import { fakeToken, sendJson, startFakeService } from '../../test/fake-service.ts';
import type { Received } from '../../test/fake-service.ts';

const content = Buffer.from('0123456789');

test('a file of the workspace is read with the token, from a byte on', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, (_, response) => {
    response.writeHead(206, { 'content-range': 'bytes 4-9/10' });
    response.end(content.subarray(4));
  });
  const workspace = await service.open();
  expect(text(await workspace.download({ path: '/api/a%20b', from: 4 }))).toBe('456789');
  expect(service.received[0]).toMatchObject({ method: 'GET', url: '/api/a%20b' });
  expect(service.received[0]?.headers).toMatchObject({
    authorization: `Bearer ${fakeToken}`,
    range: 'bytes=4-',
  });
});

test('a store is asked with the headers that it wants, and without the token', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, (_, response) => response.end(content));
  const workspace = await service.open();
  const address = `${service.host}/store/file?signature=abc`;
  const headers = { 'x-ms-blob-type': 'BlockBlob' };
  expect(text(await workspace.download({ address, headers, from: 0 }))).toBe('0123456789');
  expect(service.received[0]?.url).toBe('/store/file?signature=abc');
  expect(service.received[0]?.headers).toMatchObject(headers);
  expect(service.received[0]?.headers).not.toHaveProperty('authorization');
  expect(service.received[0]?.headers).not.toHaveProperty('range');
});

test.for([
  ['the whole file', 200, {}, content, '789'],
  ['from an earlier byte', 206, { 'content-range': 'bytes 5-9/10' }, content.subarray(5), '789'],
  ['nothing, since there is no more', 416, {}, Buffer.from('<Error/>'), ''],
] as const)(
  'a store may send %s',
  async ([, status, headers, body, wanted], { expect, onTestFinished }) => {
    const service = await startFakeService(onTestFinished, (_, response) => {
      response.writeHead(status, headers);
      response.end(body);
    });
    const workspace = await service.open();
    const request = { address: `${service.host}/file`, headers: {}, from: 7 };
    expect(text(await workspace.download(request))).toBe(wanted);
  },
);

test('a redirect to another origin gets neither the token nor the headers', async ({
  expect,
  onTestFinished,
}) => {
  const other = await startFakeService(onTestFinished, (_, response) => response.end(content));
  const service = await startFakeService(onTestFinished, (request: Received, response) => {
    const to = request.url === '/first' ? '/second' : `${other.host}/third`;
    response.writeHead(307, { location: to });
    response.end();
  });
  const workspace = await service.open({
    env: {
      HOME: '/nonexistent',
      DATABRICKS_HOST: service.host,
      DATABRICKS_TOKEN: fakeToken,
      DATABRICKS_WORKSPACE_ID: '12',
    },
  });
  await workspace.download({ path: '/first', from: 0 });
  await workspace.download({ address: `${service.host}/first`, headers: { key: 'k' }, from: 2 });
  expect(
    service.received.map(({ url, headers }) => [url, headers.authorization, headers['key']]),
  ).toEqual([
    ['/first', `Bearer ${fakeToken}`, undefined],
    ['/second', `Bearer ${fakeToken}`, undefined],
    ['/first', undefined, 'k'],
    ['/second', undefined, 'k'],
  ]);
  expect(other.received.map(({ headers }) => headers)).toEqual([
    expect.not.objectContaining({ authorization: expect.anything() }),
    expect.not.objectContaining({ authorization: expect.anything(), key: 'k' }),
  ]);
  expect(other.received[1]?.headers).toMatchObject({ range: 'bytes=2-' });
});

test('what a store refuses says where, and not what opens it', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, ({ url }, response) => {
    sendJson(response, 403, { error_code: 'SignatureDoesNotMatch', message: `no ${url}` });
  });
  const workspace = await service.open();
  const request = { address: `${service.host}/file?signature=abcdef`, headers: {}, from: 0 };
  expect(await failureOf(workspace.download(request))).toMatchObject({
    code: 'permission-denied',
    message: `${service.host} answered 403 to GET /file`,
  });
});

test.for(['http://example.com/file?sig=abc', 'file:///etc/passwd', 'nonsense'])(
  'nothing is read at %s',
  async (address, { expect, onTestFinished }) => {
    const service = await startFakeService(onTestFinished, (_, response) => response.end(content));
    const workspace = await service.open();
    expect(await failureOf(workspace.download({ address, headers: {}, from: 0 }))).toMatchObject({
      code: 'unexpected-answer',
      message: `${service.host} points to a file at an address that is not https`,
    });
  },
);

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}
