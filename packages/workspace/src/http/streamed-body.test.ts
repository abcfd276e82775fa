import { createServer } from 'node:http';
import { test } from 'vitest';
import { writeToVolume } from '../api/volumes.ts';
import { failureOf } from '../../test/failure-of.ts';
import { listen, sendJson, startFakeService } from '../../test/fake-service.ts';
import { openWorkspace } from '../open-workspace.ts';

const path = '/Volumes/main/runs/code/x.tar.gz';

/** So many chunks, and how often they were asked for; after `failAt` of them it throws. */
function body(count: number, failAt = Number.POSITIVE_INFINITY) {
  const opened = { times: 0, closed: 0 };
  return {
    opened,
    chunks: async function* chunks() {
      opened.times += 1;
      try {
        for (let index = 0; index < count; index += 1) {
          if (index === failAt) throw new Error('the file was changed');
          yield Buffer.alloc(100_000, index);
        }
      } finally {
        opened.closed += 1;
      }
    },
  };
}

test('a body of unknown length goes in chunks, and from its beginning for each try', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, (_, response) => {
    sendJson(response, service.received.length < 3 ? 503 : 200, {});
  });
  const source = body(5);
  await writeToVolume(await service.open(), path, source);
  const whole = Buffer.concat(
    Array.from({ length: 5 }, (_, index) => Buffer.alloc(100_000, index)),
  );
  expect(service.received.map(({ bytes }) => bytes.equals(whole))).toEqual([true, true, true]);
  expect(service.received[0]?.headers).toMatchObject({
    'transfer-encoding': 'chunked',
    'content-type': 'application/octet-stream',
  });
  expect(source.opened).toEqual({ times: 3, closed: 3 });
});

test('a length that is known is told', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, (_, response) => {
    sendJson(response, 200, {});
  });
  await writeToVolume(await service.open(), path, { ...body(2), length: 200_000 });
  const [received] = service.received;
  expect(received?.headers).toMatchObject({ 'content-length': '200000' });
  expect(received?.bytes).toHaveLength(200_000);
});

test('a body that cannot be made ends the request with its own error, once, and is never whole', async ({
  expect,
  onTestFinished,
}) => {
  const ends: string[] = [];
  let settled: (() => void) | undefined;
  const aborted = new Promise<void>((resolve) => {
    settled = resolve;
  });
  const server = createServer((request) => {
    request.on('data', () => undefined);
    request.on('end', () => ends.push('whole'));
    request.on('error', () => {
      ends.push('cut off');
      settled?.();
    });
  });
  const host = `http://127.0.0.1:${await listen(server)}`;
  const workspace = await openWorkspace({
    env: { HOME: '/nonexistent', DATABRICKS_HOST: host, DATABRICKS_TOKEN: 'dapi-1' },
  });
  onTestFinished(async () => {
    await workspace.close();
    server.close();
  });
  const source = body(50, 20);
  await expect(writeToVolume(workspace, path, source)).rejects.toThrow('the file was changed');
  await aborted;
  expect({ ends, opened: source.opened }).toEqual({
    ends: ['cut off'],
    opened: { times: 1, closed: 1 },
  });
});

test('an answer that comes before the whole body is the answer', async ({
  expect,
  onTestFinished,
}) => {
  const server = createServer((_, response) => {
    sendJson(response, 413, { error_code: 'TOO_LARGE', message: 'at most 5 GiB' });
  });
  const host = `http://127.0.0.1:${await listen(server)}`;
  const workspace = await openWorkspace({
    env: { HOME: '/nonexistent', DATABRICKS_HOST: host, DATABRICKS_TOKEN: 'dapi-1' },
  });
  onTestFinished(async () => {
    await workspace.close();
    server.closeAllConnections();
    server.close();
  });
  const source = body(2000);
  const failure = await failureOf(writeToVolume(workspace, path, source));
  expect(failure.message).toBe(`${host} answered 413 TOO_LARGE: at most 5 GiB`);
  await expect.poll(() => source.opened).toEqual({ times: 1, closed: 1 });
});
