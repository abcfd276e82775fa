import { inspect } from 'node:util';
import * as v from 'valibot';
import { test } from 'vitest';
import { failureOf, shown } from '../../test/failure-of.ts';
import { fakeToken, sendJson, startFakeService } from '../../test/fake-service.ts';
import { importFile, makeDirectory } from '../api/files.ts';
import { cancelRun, getRun, submitJobRun } from '../api/jobs.ts';
import type { Workspace } from '../open-workspace.ts';
import { systemClock } from './clock.ts';
import type { WorkspaceRequest } from './request.ts';
import type { TraceEvent } from './trace.ts';

const get: WorkspaceRequest<unknown> = { method: 'GET', path: '/api/x', answer: v.unknown() };

const body = { run_name: 'a', idempotency_token: 'b', tasks: [], environments: [] };

test('a request says who asks, and sends JSON', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, (_, response) =>
    sendJson(response, 200, { id: 1, unknown: true }),
  );
  const workspace = await service.open({ userAgent: 'air/1.2.3' });
  const answer = await workspace.request({
    method: 'POST',
    path: '/api/x',
    query: { a: 'b c&d', none: undefined, flag: true },
    json: { list: [1] },
    answer: v.object({ id: v.number() }),
  });
  expect(answer).toEqual({ id: 1 });
  const [received] = service.received;
  expect(received).toMatchObject({
    method: 'POST',
    url: '/api/x?a=b+c%26d&flag=true',
    body: '{"list":[1]}',
  });
  expect(received?.headers).toMatchObject({
    authorization: `Bearer ${fakeToken}`,
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': `air/1.2.3 node/${process.versions.node} ${process.platform}`,
  });
  expect(received?.headers).not.toHaveProperty('x-databricks-org-id');
});

test('a workspace has the id that its answers bring, and none where they bring none', async ({
  expect,
  onTestFinished,
}) => {
  const ids = ['', 'x', '42', undefined];
  const service = await startFakeService(onTestFinished, (_, response) => {
    const id = ids.shift();
    if (id !== undefined) response.setHeader('x-databricks-org-id', id);
    sendJson(response, 200, {});
  });
  const workspace = await service.open();
  const learned: (string | undefined)[] = [];
  while (ids.length > 0) {
    await workspace.request(get);
    learned.push(workspace.workspaceId);
  }
  expect(learned).toEqual([undefined, undefined, '42', '42']);
});

test('connections are kept', async ({ expect, onTestFinished }) => {
  const ports = new Set<string | undefined>();
  const service = await startFakeService(onTestFinished, (_, response) => {
    ports.add(String(response.socket?.remotePort));
    sendJson(response, 200, {});
  });
  const workspace = await service.open();
  for (let i = 0; i < 5; i++) await workspace.request(get);
  expect(ports.size).toBe(1);
});

test('the token is nowhere in an error or a workspace, even when the service repeats it', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, ({ headers }, response) =>
    sendJson(response, 403, {
      error_code: fakeToken,
      message: `No access with ${headers.authorization}.`,
    }),
  );
  const workspace = await service.open();
  const error = await failureOf(workspace.request(get));
  expect(error.message).toBe(
    `${service.host} answered 403 [redacted]: No access with Bearer [redacted].`,
  );
  const everything = inspect([error, workspace], { depth: 20, showHidden: true });
  expect(everything).not.toContain(fakeToken);
});

test('an aborted request throws the reason, not an error of its own', async ({
  expect,
  onTestFinished,
}) => {
  const whole = new AbortController();
  const service = await startFakeService(onTestFinished, ({ url }) => {
    if (url === '/api/whole') whole.abort(new Error('all over'));
  });
  const workspace = await service.open({ signal: whole.signal });
  const one = new AbortController();
  const asked = workspace.request({ ...get, signal: one.signal });
  one.abort(new Error('enough'));
  await expect(asked).rejects.toThrow('enough');
  const other = new AbortController();
  const rest = workspace.request({ ...get, path: '/api/whole', signal: other.signal });
  await expect(rest).rejects.toThrow('all over');
  await expect(workspace.request(get)).rejects.toThrow('all over');
});

test('many requests under one signal raise no warning', async ({ expect, onTestFinished }) => {
  const warnings: string[] = [];
  const warn = (warning: Error): void => void warnings.push(warning.message);
  process.on('warning', warn);
  onTestFinished(() => void process.off('warning', warn));
  const service = await startFakeService(onTestFinished, (_, response) =>
    sendJson(response, 200, {}),
  );
  const { signal } = new AbortController();
  const workspace = await service.open({ signal });
  await Promise.all(Array.from({ length: 40 }, () => workspace.request({ ...get, signal })));
  expect(warnings).toEqual([]);
});

const busy = { error_code: 'TEMPORARILY_UNAVAILABLE', message: 'Back soon.' };

test('a request that may be repeated gets over failures, and tells of each', async ({
  expect,
  onTestFinished,
}) => {
  let count = 0;
  const service = await startFakeService(onTestFinished, (_, response) => {
    count += 1;
    if (count === 1) return void response.destroy();
    response.setHeader('x-request-id', `id-${count}`);
    if (count === 2) return sendJson(response, 502, '<html>');
    response.setHeader('retry-after', '7');
    sendJson(response, count === 3 ? 429 : 200, {});
  });
  const events: TraceEvent[] = [];
  const workspace = await service.open({ trace: (event) => events.push(event) });
  const query = { run_id: '7', page_token: fakeToken, 'filter.x': 'a b', path: '/Workspace/é' };
  await workspace.request({ ...get, query });
  const request = 'GET /api/x?run_id=7&page_token=…&filter.x=…&path=/Workspace/é';
  const shared = { type: 'request', request, milliseconds: expect.any(Number) };
  const broken = 'the connection was closed before the whole answer';
  const retry = { type: 'retry', request };
  expect(events).toEqual([
    { ...shared, status: undefined, failure: broken, requestId: undefined },
    { ...retry, reason: broken, wait: 375, nextTry: 2 },
    { ...shared, status: 502, failure: undefined, requestId: 'id-2' },
    { ...retry, reason: 'answered 502', wait: 750, nextTry: 3 },
    { ...shared, status: 429, failure: undefined, requestId: 'id-3' },
    { ...retry, reason: 'answered 429', wait: 7000, nextTry: 4 },
    { ...shared, status: 200, failure: undefined, requestId: 'id-4' },
  ]);
});

test.for<[string, (workspace: Workspace) => Promise<unknown>, number]>([
  ['a GET', (workspace) => workspace.request(get), 5],
  ['a PUT', (workspace) => workspace.request({ ...get, method: 'PUT' }), 5],
  ['a DELETE', (workspace) => workspace.request({ ...get, method: 'DELETE' }), 5],
  ['an import', (workspace) => importFile(workspace, '/a/b', new Uint8Array(1)), 5],
  ['a submit', (workspace) => submitJobRun(workspace, body), 5],
  ['a POST', (workspace) => makeDirectory(workspace, '/a'), 1],
  ['a PATCH', (workspace) => workspace.request({ ...get, method: 'PATCH' }), 1],
  ['a cancel', (workspace) => cancelRun(workspace, '7'), 1],
  ['a look', (workspace) => getRun(workspace, '7', { tries: 1 }), 1],
])(
  '%s is sent as often as is safe when connections drop',
  async ([, ask, times], { expect, onTestFinished }) => {
    const service = await startFakeService(onTestFinished, (_, response) => {
      response.destroy();
    });
    const error = await failureOf(ask(await service.open()));
    expect(service.received).toHaveLength(times);
    expect(new Set(service.received.map((request) => request.body)).size).toBe(1);
    expect(error).toMatchObject({ code: 'unavailable', inDoubt: true });
  },
);

test.for([
  ['0', 5, 'Try again in a moment.'],
  ['3600', 1, 'Try again in 3600 seconds, as the service asks.'],
  ['9'.repeat(30), 1, 'Try again in more than a day, as the service asks.'],
] as const)(
  'a service that asks to wait for %s seconds to the end is asked %i times',
  async ([seconds, times, hint], { expect, onTestFinished }) => {
    const service = await startFakeService(onTestFinished, (_, response) => {
      response.setHeader('retry-after', seconds);
      sendJson(response, 503, busy);
    });
    const error = await failureOf((await service.open()).request(get));
    expect(shown(error)).toEqual([
      'unavailable',
      `${service.host} answered 503 TEMPORARILY_UNAVAILABLE: Back soon.`,
      hint,
    ]);
    expect(error).toMatchObject({ retryAfter: Number(seconds) * 1000, inDoubt: false });
    expect(service.received).toHaveLength(times);
  },
);

test('a personal access token that is refused is not tried twice', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, (_, response) =>
    sendJson(response, 401, {}),
  );
  await failureOf((await service.open()).request(get));
  expect(service.received).toHaveLength(1);
});

test('closing a workspace ends what waits for another try', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, (_, response) => {
    response.setHeader('retry-after', '200');
    sendJson(response, 503, busy);
  });
  const workspace = await service.open({
    clock: systemClock,
    trace: ({ type }) => type === 'retry' && setImmediate(() => void workspace.close()),
  });
  const error = await failureOf(workspace.request(get));
  expect(error.message).toBe(
    `could not reach ${service.host}: the connection was closed by this program`,
  );
});
