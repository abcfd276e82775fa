import { test } from 'vitest';
import { failureOf, shown } from '../../test/failure-of.ts';
import { fixedAnswers, sendJson, startFakeService } from '../../test/fake-service.ts';
import { importFile, makeDirectory, objectType } from './files.ts';

const bytes = new Uint8Array([0, 255, 10, 128]);

test('a file goes to one encoded path, byte for byte', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, (_, response) =>
    sendJson(response, 200, {}),
  );
  const workspace = await service.open();
  await importFile(workspace, '/Workspace/Users/me@example.com/.air/a b%/ü?#.yaml', bytes);
  const [received] = service.received;
  expect(`${received?.method} ${received?.url}`).toBe(
    'POST /api/2.0/workspace-files/import-file/' +
      'Workspace%2FUsers%2Fme@example.com%2F.air%2Fa%20b%25%2F%C3%BC%3F%23.yaml?overwrite=true',
  );
  expect(received?.bytes).toEqual(Buffer.from(bytes));
  expect(received?.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-length': '4',
  });
});

test('a missing directory is made once, then the file is written again', async ({
  expect,
  onTestFinished,
}) => {
  let made = false;
  const service = await startFakeService(onTestFinished, ({ url }, response) => {
    made ||= url === '/api/2.0/workspace/mkdirs';
    sendJson(response, made ? 200 : 404, made ? {} : { error_code: 'RESOURCE_DOES_NOT_EXIST' });
  });
  await importFile(await service.open(), '/Workspace/a/b.txt', bytes);
  expect(service.received.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['POST', expect.stringContaining('/import-file/'), expect.any(String)],
    ['POST', '/api/2.0/workspace/mkdirs', '{"path":"/Workspace/a"}'],
    ['POST', expect.stringContaining('/import-file/'), expect.any(String)],
  ]);
});

test('a file that cannot be written after that is an error', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(
    onTestFinished,
    fixedAnswers({ 'POST /api/2.0/workspace/mkdirs': [200, {}] }),
  );
  const failure = failureOf(importFile(await service.open(), '/Workspace/a/b.txt', bytes));
  expect(shown(await failure)).toEqual([
    'not-found',
    `${service.host} answered 404 ENDPOINT_NOT_FOUND to POST /api/2.0/workspace-files/import-file/Workspace%2Fa%2Fb.txt`,
    'Check that the host is the address of the workspace, and that no proxy answers in its place.',
  ]);
  expect(service.received).toHaveLength(3);
});

test('a refusal is not tried again', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, (_, response) =>
    sendJson(response, 403, { error_code: 'PERMISSION_DENIED', message: 'No write access.' }),
  );
  const failure = failureOf(importFile(await service.open(), '/Workspace/a/b.txt', bytes));
  expect((await failure).message).toBe(
    `${service.host} answered 403 PERMISSION_DENIED: No write access.`,
  );
  expect(service.received).toHaveLength(1);
});

test('a directory is made by its path', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, (_, response) => response.end());
  await makeDirectory(await service.open(), '/Workspace/a');
  expect(service.received[0]).toMatchObject({
    method: 'POST',
    url: '/api/2.0/workspace/mkdirs',
    body: '{"path":"/Workspace/a"}',
  });
});

test('what stands at a path has a type, nothing has none', async ({ expect, onTestFinished }) => {
  const path = 'GET /api/2.0/workspace/get-status?path=%2FWorkspace%2Fa+b';
  const gone = { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'Gone.' };
  const service = await startFakeService(
    onTestFinished,
    fixedAnswers({
      [path]: [200, { object_type: 'NOTEBOOK', object_id: 1 }],
      'GET /api/2.0/workspace/get-status?path=%2FWorkspace%2Fb': [200, { path: '/Workspace/b' }],
      'GET /api/2.0/workspace/get-status?path=%2FWorkspace%2Fd': [400, gone],
    }),
  );
  const workspace = await service.open();
  expect(await objectType(workspace, '/Workspace/a b')).toBe('NOTEBOOK');
  expect(await objectType(workspace, '/Workspace/b')).toBe('OBJECT');
  expect(await objectType(workspace, '/Workspace/c')).toBeUndefined();
  expect(await objectType(workspace, '/Workspace/d')).toBeUndefined();
});
