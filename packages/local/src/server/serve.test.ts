import { request } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { test } from '../../test/workspace.ts';
import { startLocalWorkspace } from '../start-local-workspace.ts';
import { Faults } from './fault.ts';
import { createService, listen } from './listen.ts';
import { RequestLog } from './request-log.ts';

const me = '/api/2.0/preview/scim/v2/Me';

for (const authorization of [undefined, '', 'Bearer', 'Bearer wrong', 'Basic abc']) {
  test(`a request with authorization ${JSON.stringify(authorization)} is refused on every path`, async ({
    expect,
    workspace,
  }) => {
    for (const path of [me, '/local/status', '/artifacts/a/b', '/none']) {
      const headers = authorization === undefined ? {} : { authorization };
      const answer = await fetch(`${workspace.host}${path}`, { headers });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({
        error_code: 'UNAUTHENTICATED',
        message: 'the request needs the token of this workspace',
      });
    }
  });
}

test('answers carry the id of the workspace and of the request', async ({ expect, client }) => {
  const { status, headers, json } = await client.call('GET', me);
  expect(status).toBe(200);
  expect(headers.get('x-databricks-org-id')).toBe('127001');
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(json).toMatchObject({ userName: expect.stringMatching(/^[\w.-]+@localhost$/) });
});

test('an unknown path is an error of the platform', async ({ expect, client }) => {
  const answer = await client.call('GET', '/api/2.0/clusters/list?page_size=1000');
  expect(answer.status).toBe(404);
  expect(answer.json).toEqual({
    error_code: 'ENDPOINT_NOT_FOUND',
    message: "No API found for 'GET /api/2.0/clusters/list'",
  });
});

test('a disk without room is told in words, with a status that is not worth another try', async ({
  expect,
  onTestFinished,
}) => {
  const cause = new Error('ENOSPC: no space left on device, write');
  const answer = (): never => {
    throw Object.assign(cause, { code: 'ENOSPC' });
  };
  const routes = [{ method: 'PUT', path: '/full', answer } as const];
  const service = { routes, token: 'heron', faults: new Faults(), requests: new RequestLog() };
  const server = createService(service, () => {});
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${await listen(server, 0, false)}/full`;
  const headers = { authorization: 'Bearer heron' };
  const response = await fetch(url, { method: 'PUT', headers });
  expect(response.status).toBe(507);
  expect(await response.json()).toEqual({
    error_code: 'RESOURCE_EXHAUSTED',
    message:
      'ENOSPC: no space left on device, write. What ended runs left there is removed by: air local prune',
  });
});

test('a body that is not JSON, or not what the route takes, is refused', async ({
  expect,
  client,
}) => {
  const send = async (body: string) =>
    (await client.send('POST', '/api/2.0/workspace/mkdirs', body)).json;
  expect(await send('{')).toEqual({
    error_code: 'MALFORMED_REQUEST',
    message: 'the request body is not JSON',
  });
  expect(await send('{"path": 7}')).toEqual({
    error_code: 'INVALID_PARAMETER_VALUE',
    message: 'path: Invalid type: Expected string but received 7',
  });
  expect(await send(`{"path": "${'x'.repeat(9_000_000)}"}`)).toEqual({
    error_code: 'MAX_REQUEST_SIZE_EXCEEDED',
    message: 'the request body is too large',
  });
});

test('nothing listens beyond the loopback interface', async ({ expect, workspace }) => {
  const { port } = new URL(workspace.host);
  const socket = connect({ host: '127.0.0.2', port: Number(port) });
  const [error] = await once(socket, 'error');
  expect(error).toMatchObject({ code: 'ECONNREFUSED' });
});

test('a fault answers in place of the workspace, as often as it is asked to', async ({
  expect,
  client,
  workspace,
}) => {
  workspace.addFault({
    method: 'GET',
    path: '/api/*/Me',
    skip: 1,
    times: 2,
    answer: { status: 429, body: { error_code: 'X' }, headers: { 'retry-after': '7' } },
  });
  const answers = [];
  for (let count = 0; count < 4; count += 1) answers.push(await client.call('GET', me));
  expect(answers.map(({ status }) => status)).toEqual([200, 429, 429, 200]);
  expect(answers[1]?.json).toEqual({ error_code: 'X' });
  expect(answers[1]?.headers.get('retry-after')).toBe('7');
});

test('a fault can answer a page of HTML', async ({ expect, client, workspace }) => {
  workspace.addFault({ answer: { status: 502, body: '<html>bad gateway</html>' } });
  const answer = await client.call('GET', me);
  expect(answer.headers.get('content-type')).toBe('text/html');
  expect(answer.text).toBe('<html>bad gateway</html>');
});

test('a connection drops before the request is handled, or after', async ({
  expect,
  client,
  workspace,
}) => {
  const mkdirs = '/api/2.0/workspace/mkdirs';
  const make = async (path: string) => client.call('POST', mkdirs, { path });
  workspace.addFault({ path: mkdirs, times: 1, drop: 'before' });
  workspace.addFault({ path: mkdirs, times: 1, drop: 'after' });
  await expect(make('/Workspace/before')).rejects.toThrow('fetch failed');
  await expect(make('/Workspace/after')).rejects.toThrow('fetch failed');
  const status = async (path: string) =>
    (await client.call('GET', `/api/2.0/workspace/get-status?path=${path}`)).status;
  expect(await status('/Workspace/before')).toBe(404);
  expect(await status('/Workspace/after')).toBe(200);
});

for (const truncate of ['length', 'chunked'] as const) {
  test(`an answer is cut off in the middle of its body: ${truncate}`, async ({
    expect,
    client,
    workspace,
  }) => {
    const mkdirs = '/api/2.0/workspace/mkdirs';
    workspace.addFault({ path: mkdirs, truncate });
    workspace.addFault({ path: me, truncate, answer: { status: 503, body: 'four' } });
    const cut = async (answer: Promise<unknown>): Promise<void> =>
      expect(answer).rejects.toThrow(/terminated/);
    await cut(client.call('POST', mkdirs, { path: '/Workspace/made' }));
    const headers = { authorization: `Bearer ${workspace.token}` };
    const answer = await fetch(`${workspace.host}${me}`, { headers });
    expect([answer.status, answer.headers.get('content-length')]).toEqual([
      503,
      truncate === 'length' ? '4' : null,
    ]);
    await cut(answer.text());
    const status = '/api/2.0/workspace/get-status?path=/Workspace/made';
    expect((await client.call('GET', status)).status).toBe(200);
  });
}

test('an answer comes byte by byte, and whole', async ({ expect, client, workspace }) => {
  const answer = { status: 200, body: { slow: true } };
  workspace.addFault({ path: me, byteMs: 5, answer });
  const url = `${workspace.host}${me}`;
  const headers = { authorization: `Bearer ${workspace.token}` };
  const pieces: Uint8Array[] = [];
  for await (const piece of (await fetch(url, { headers })).body ?? []) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(1);
  expect((await client.call('GET', me)).json).toEqual({ slow: true });
});

test('a delay comes on top of another fault', async ({ expect, client, workspace }) => {
  workspace.addFault({ path: me, delayMs: 300 });
  workspace.addFault({ path: me, answer: { status: 500 } });
  const order: string[] = [];
  const delayed = client.call('GET', me).then(({ status }) => order.push(`delayed ${status}`));
  while (workspace.requests().length === 0) await new Promise(setImmediate);
  await client.call('GET', '/api/2.2/jobs/runs/list').then(() => order.push('other'));
  await delayed;
  expect(order).toEqual(['other', 'delayed 500']);
});

test('faults and the record of requests are there for other processes too', async ({
  expect,
  client,
}) => {
  const faults = [{ path: me, answer: { status: 503 } }];
  expect((await client.call('POST', '/local/faults', { faults })).status).toBe(200);
  expect((await client.call('GET', me)).status).toBe(503);
  expect((await client.call('DELETE', '/local/faults')).status).toBe(200);
  expect((await client.call('GET', me)).status).toBe(200);
  const times = { began: expect.any(Number), ended: expect.any(Number) };
  expect((await client.call('GET', '/local/requests')).json).toEqual({
    requests: [
      { method: 'GET', path: me, bodyBytes: 0, status: 503, ...times },
      { method: 'GET', path: me, bodyBytes: 0, status: 200, ...times },
    ],
  });
  const wrong = await client.call('POST', '/local/faults', { faults: [{ drop: 'never' }] });
  expect(wrong.status).toBe(400);
});

test('requests are recorded with their JSON, never with the token', async ({
  expect,
  client,
  workspace,
}) => {
  await client.call('POST', '/api/2.0/workspace/mkdirs', { path: '/Workspace/a' });
  expect(workspace.requests()).toEqual([
    {
      method: 'POST',
      path: '/api/2.0/workspace/mkdirs',
      bodyBytes: 23,
      status: 200,
      began: expect.any(Number),
      ended: expect.any(Number),
      body: { path: '/Workspace/a' },
    },
  ]);
  expect(JSON.stringify(workspace.requests())).not.toContain(workspace.token);
});

test('an upload that breaks off leaves nothing', async ({ expect, client, workspace }) => {
  await client.call('POST', '/api/2.0/workspace/mkdirs', { path: '/Workspace/a' });
  const upload = request(
    `${workspace.host}/api/2.0/workspace-files/import-file/Workspace%2Fa%2Fb`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.token}`, 'content-length': '1000' },
    },
  );
  upload.on('error', () => undefined);
  upload.write('half');
  while (workspace.requests().at(-1)?.bodyBytes !== 4) await new Promise(setImmediate);
  upload.destroy();
  const status = '/api/2.0/workspace/get-status?path=/Workspace/a/b';
  expect((await client.call('GET', status)).status).toBe(404);
});

test('a port that is taken is an error that names it', async ({ expect, workspace }) => {
  const port = Number(new URL(workspace.host).port);
  const stateDirectory = `${workspace.stateDirectory}/second`;
  await expect(startLocalWorkspace({ stateDirectory, port })).rejects.toMatchObject({
    code: 'port-unusable',
    message: `port ${port} of 127.0.0.1 cannot be used`,
  });
});
