import { test } from 'vitest';
import { failureOf } from '../../test/failure-of.ts';
import { fakeToken, fixedAnswers, sendJson, startFakeService } from '../../test/fake-service.ts';
import { openArtifacts } from './mlflow-artifacts.ts';

const runsGet = 'GET /api/2.0/mlflow/runs/get?run_id=m1';
const listing = 'GET /api/2.0/mlflow/artifacts/list?run_id=m1&path=logs';

test('artifacts are listed page by page, and read without the token', async ({
  expect,
  onTestFinished,
}) => {
  const answers = fixedAnswers({
    [runsGet]: [200, { run: { info: { artifact_uri: 'dbfs:/databricks/mlflow/m1' } } }],
    [listing]: [200, { files: [{ path: 'logs/a', is_dir: true }], next_page_token: 'b' }],
    [`${listing}&page_token=b`]: [
      200,
      { files: [{ path: 'logs/b.txt', is_dir: false, file_size: '7' }], next_page_token: 'b' },
    ],
  });
  const service = await startFakeService(onTestFinished, (request, response) => {
    if (request.url.startsWith('/store')) response.end('content');
    else if (request.url.includes('credentials-for-read')) {
      const headers = [{ name: 'x-key', value: 'k' }];
      const info = { signed_uri: `http://${request.headers.host}/store?sig=1`, headers };
      sendJson(response, 200, { credential_infos: [info] });
    } else answers(request, response);
  });
  const store = await openArtifacts(await service.open(), 'm1');
  expect(await store.list('logs')).toEqual([
    { path: 'logs/a', isDirectory: true, bytes: undefined },
    { path: 'logs/b.txt', isDirectory: false, bytes: 7 },
  ]);
  expect(Buffer.from(await store.read('logs/b.txt', 3)).toString()).toBe('tent');
  const read = service.received.at(-1);
  expect(read).toMatchObject({ url: '/store?sig=1', headers: { 'x-key': 'k' } });
  expect(read?.headers).not.toHaveProperty('authorization');
});

test('artifacts on a volume are listed and read with the Files API', async ({
  expect,
  onTestFinished,
}) => {
  const root = '/Volumes/main/default/runs/m1/artifacts';
  const service = await startFakeService(
    onTestFinished,
    fixedAnswers({
      [runsGet]: [200, { run: { info: { artifact_uri: `dbfs:${root}` } } }],
      [`GET /api/2.0/fs/directories${root}/logs`]: [
        200,
        { contents: [{ path: `${root}/logs/a.txt`, is_directory: false, file_size: 4 }] },
      ],
      [`GET /api/2.0/fs/directories${root}/none`]: [404, { error_code: 'NOT_FOUND' }],
      [`GET /api/2.0/fs/files${root}/logs/a.txt`]: [200, 'text'],
    }),
  );
  const store = await openArtifacts(await service.open(), 'm1');
  expect(await store.list('logs')).toEqual([{ path: 'logs/a.txt', isDirectory: false, bytes: 4 }]);
  expect(await store.list('none')).toEqual([]);
  expect(Buffer.from(await store.read('logs/a.txt', 0)).toString()).toBe('text');
  expect(service.received.at(-1)?.headers).toMatchObject({ authorization: `Bearer ${fakeToken}` });
});

test('an MLflow run that is gone has no artifacts; a file that nobody opens is an error', async ({
  expect,
  onTestFinished,
}) => {
  const gone = { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'No run m1.' };
  const service = await startFakeService(onTestFinished, ({ url }, response) => {
    if (url.includes('credentials-for-read')) sendJson(response, 200, {});
    else sendJson(response, 404, gone);
  });
  const store = await openArtifacts(await service.open(), 'm1');
  expect(await store.list('logs')).toEqual([]);
  expect(await failureOf(store.read('logs/a', 0))).toMatchObject({
    code: 'unexpected-answer',
    message: `${service.host} does not say how to read logs/a`,
  });
});
