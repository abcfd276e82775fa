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

test('an empty body is an empty object', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, (_, response) => response.end());
  expect(await (await service.open()).request(get)).toEqual({});
});

const checkHost =
  'Check that the host is the address of the workspace, and that no proxy answers in its place.';
const later = 'Try again in a moment.';
const newToken = 'The token is wrong, expired or of another workspace: make a new one.';
const askAdmin = 'Ask an admin of the workspace for the permission, or use another profile (-p).';

const refusals: [
  status: number,
  body: object | string,
  code: string,
  message: string,
  hint: string,
][] = [
  [
    401,
    { error_code: 'UNAUTHENTICATED', message: 'Invalid access token.' },
    'unauthenticated',
    'answered 401 UNAUTHENTICATED: Invalid access token.',
    newToken,
  ],
  [401, '', 'unauthenticated', 'answered 401 to GET /api/x', newToken],
  [
    403,
    { error_code: 'PERMISSION_DENIED', message: ' You may\n not.\u001b[31m ' },
    'permission-denied',
    'answered 403 PERMISSION_DENIED: You may not. [31m',
    askAdmin,
  ],
  [404, { detail: 'No such user.' }, 'not-found', 'answered 404: No such user.', ''],
  [404, { message: null }, 'not-found', 'answered 404 to GET /api/x', checkHost],
  [409, { message: 'Taken.' }, 'conflict', 'answered 409: Taken.', ''],
  [400, { error: 'bad', message: '' }, 'rejected', 'answered 400: bad', ''],
  [
    404,
    { error_code: 'RESOURCE_DOES_NOT_EXIST', message: { en: 'Gone.' }, detail: ['x'] },
    'not-found',
    'answered 404 RESOURCE_DOES_NOT_EXIST to GET /api/x',
    '',
  ],
  [
    403,
    { error_code: {}, message: 'Not you.' },
    'permission-denied',
    'answered 403: Not you.',
    askAdmin,
  ],
  [400, ['list'], 'rejected', 'answered 400 to GET /api/x', checkHost],
  [429, { message: 'Slow down.' }, 'unavailable', 'answered 429: Slow down.', later],
  [500, { message: 'x'.repeat(1000) }, 'unavailable', `answered 500: ${'x'.repeat(600)}…`, later],
  [
    503,
    { error_code: 'BUSY', message: '<!DOCTYPE html><p>Busy</p>' },
    'unavailable',
    'answered 503 BUSY to GET /api/x',
    later,
  ],
  [
    502,
    '<html>Bad Gateway</html>',
    'unavailable',
    'answered 502 to GET /api/x, but the answer was not JSON (text/html)',
    later,
  ],
  [
    200,
    '<html>Welcome</html>',
    'unexpected-answer',
    'answered 200 to GET /api/x, but the answer was not JSON (text/html)',
    checkHost,
  ],
];

test.for(refusals)(
  'status %i with %j',
  async ([status, body, code, message, hint], { expect, onTestFinished }) => {
    const service = await startFakeService(onTestFinished, (_, response) => {
      if (typeof body !== 'string') return sendJson(response, status, body);
      response.writeHead(status, { 'content-type': 'text/html' }).end(body);
    });
    const error = await failureOf((await service.open()).request(get));
    expect(shown(error)).toEqual([code, `${service.host} ${message}`, hint]);
    expect(error.status).toBe(status);
  },
);

test('kind and retryable follow from what happened', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, ({ url }, response) =>
    sendJson(response, Number(url.slice(-3)), { error_code: 'CODE' }),
  );
  const workspace = await service.open();
  const kinds = await Promise.all(
    [400, 401, 403, 404, 408, 409, 429, 503].map(async (status) => {
      const error = await failureOf(workspace.request({ ...get, path: `/api/${status}` }));
      return [status, error.kind, error.retryable, error.errorCode];
    }),
  );
  expect(kinds).toEqual([
    [400, 'PERMANENT', false, 'CODE'],
    [401, 'PERMANENT', false, 'CODE'],
    [403, 'PERMANENT', false, 'CODE'],
    [404, 'NOT_FOUND', false, 'CODE'],
    [408, 'TRANSIENT', true, 'CODE'],
    [409, 'CONFLICT', false, 'CODE'],
    [429, 'TRANSIENT', true, 'CODE'],
    [503, 'TRANSIENT', true, 'CODE'],
  ]);
});

test('a redirect to a sign-in page is not followed, and its query is not shown', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, (_, response) => {
    response.writeHead(302, { location: '/login.html?next=secret' }).end();
  });
  expect(shown(await failureOf((await service.open()).request(get)))).toEqual([
    'unauthenticated',
    `${service.host} answered 302 to GET /api/x and points to ${service.host}/login.html, as for a sign-in in a browser`,
    'Check that the host is the address of the workspace itself, and the token.',
  ]);
  expect(service.received).toHaveLength(1);
});

test('an answer in another shape names what is wrong', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, (_, response) =>
    sendJson(response, 200, { run: { id: [] } }),
  );
  const workspace = await service.open();
  const messages = [];
  for (const answer of [
    v.object({ run_id: v.string() }),
    v.object({ run: v.object({ id: v.string() }) }),
    v.array(v.string()),
  ]) {
    messages.push((await failureOf(workspace.request<unknown>({ ...get, answer }))).message);
  }
  expect(messages).toEqual([
    `${service.host} answered 200 to GET /api/x, but run_id is missing`,
    `${service.host} answered 200 to GET /api/x, but run.id is not as expected`,
    `${service.host} answered 200 to GET /api/x, but the answer is not as expected`,
  ]);
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

test('a service that asks for a longer wait than anyone waits says for how long', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, (_, response) => {
    response.setHeader('retry-after', '3600');
    sendJson(response, 503, busy);
  });
  const error = await failureOf((await service.open()).request(get));
  expect(shown(error)).toEqual([
    'unavailable',
    `${service.host} answered 503 TEMPORARILY_UNAVAILABLE: Back soon.`,
    'Try again in 3600 seconds, as the service asks.',
  ]);
  expect(error).toMatchObject({ retryAfter: 3_600_000, inDoubt: false });
  expect(service.received).toHaveLength(1);
});

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
