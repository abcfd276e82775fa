import { test } from 'vitest';
import { failureOf } from '../../test/failure-of.ts';
import { sendJson, startFakeService } from '../../test/fake-service.ts';
import { isOnVolume, writeToVolume } from './volumes.ts';

const bytes = new Uint8Array([0, 255, 10]);
const file = '/Volumes/main/runs/code/a b/ü?#%.tar.gz';
const encoded = '/Volumes/main/runs/code/a%20b/%C3%BC%3F%23%25.tar.gz';

test('a file on a volume is looked for without being read', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, ({ url }, response) => {
    response.writeHead(url.endsWith('.gz') ? 200 : 404, { 'content-length': '12345' });
    response.end();
  });
  const workspace = await service.open();
  expect(await isOnVolume(workspace, file)).toBe(true);
  expect(await isOnVolume(workspace, `${file}.other`)).toBe(false);
  expect(service.received[0]).toMatchObject({
    method: 'HEAD',
    url: `/api/2.0/fs/files${encoded}`,
  });
});

test('a volume that may not be read is an error', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, (_, response) => {
    response.writeHead(403).end();
  });
  const failure = await failureOf(isOnVolume(await service.open(), file));
  expect([failure.code, failure.message]).toEqual([
    'permission-denied',
    `${service.host} answered 403 to HEAD /api/2.0/fs/files${encoded}`,
  ]);
});

test('a missing directory is made once, then the file is written again', async ({
  expect,
  onTestFinished,
}) => {
  let made = false;
  const service = await startFakeService(onTestFinished, ({ url }, response) => {
    made ||= url.startsWith('/api/2.0/fs/directories');
    if (made) response.writeHead(204).end();
    else sendJson(response, 404, { error_code: 'NOT_FOUND' });
  });
  await writeToVolume(await service.open(), file, bytes);
  expect(service.received.map(({ method, url, bytes: sent }) => [method, url, [...sent]])).toEqual([
    ['PUT', `/api/2.0/fs/files${encoded}?overwrite=true`, [0, 255, 10]],
    ['PUT', '/api/2.0/fs/directories/Volumes/main/runs/code/a%20b', []],
    ['PUT', `/api/2.0/fs/files${encoded}?overwrite=true`, [0, 255, 10]],
  ]);
});
