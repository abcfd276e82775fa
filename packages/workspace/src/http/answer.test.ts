import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { test } from 'vitest';
import { failureOf, shown } from '../../test/failure-of.ts';
import { sendJson, startFakeService } from '../../test/fake-service.ts';
import type { WorkspaceRequest } from './request.ts';

const get: WorkspaceRequest<unknown> = { method: 'GET', path: '/api/x', answer: v.unknown() };

test.for([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
] as const)(
  'an answer that a proxy has packed as %s is read',
  async ([coding, pack], { expect, onTestFinished }) => {
    const service = await startFakeService(onTestFinished, (_, response) => {
      response.setHeader('content-encoding', coding);
      response.end(pack('{"name":"ä"}'));
    });
    expect(await (await service.open()).request(get)).toEqual({ name: 'ä' });
  },
);

test('an answer that cannot be unpacked is no JSON', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, (_, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync('{}').subarray(0, 15));
  });
  const { message } = await failureOf((await service.open()).request(get));
  expect(message).toBe(
    `${service.host} answered 200 to GET /api/x, but the answer was not JSON (no content type)`,
  );
});

test('an empty answer and a list are no objects without fields', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, ({ url }, response) =>
    response.end(url === '/api/list' ? '[]' : ''),
  );
  const workspace = await service.open();
  const answer = v.object({ field: v.optional(v.string()) });
  const [empty, list] = await Promise.all([
    failureOf(workspace.request({ ...get, answer })),
    failureOf(workspace.request({ ...get, path: '/api/list', answer })),
  ]);
  expect(empty.message).toBe(`${service.host} answered 200 to GET /api/x, but the answer is empty`);
  expect(list.message).toBe(
    `${service.host} answered 200 to GET /api/list, but the answer is not as expected`,
  );
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
  [
    404,
    { error_code: 'ENDPOINT_NOT_FOUND', message: 'No API.' },
    'not-found',
    'answered 404 ENDPOINT_NOT_FOUND: No API.',
    checkHost,
  ],
  [
    403,
    { error_code: 'FEATURE_DISABLED', message: 'Off.' },
    'permission-denied',
    'answered 403 FEATURE_DISABLED: Off.',
    'The workspace has this turned off: ask one of its admins, or use another profile (-p).',
  ],
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
