import { inspect } from 'node:util';
import { test } from 'vitest';
import { failureOf } from '../../test/failure-of.ts';
import { fixedAnswers, sendJson, startFakeService } from '../../test/fake-service.ts';
import { makeSecretScope, putSecret } from './secrets.ts';

const create = 'POST /api/2.0/secrets/scopes/create';

test.for([
  [200, {}],
  [400, { error_code: 'RESOURCE_ALREADY_EXISTS', message: 'It exists.' }],
  [409, { error_code: 'RESOURCE_ALREADY_EXISTS' }],
] as const)('a scope is there afterwards: %j', async (answer, { expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, fixedAnswers({ [create]: answer }));
  await makeSecretScope(await service.open(), 'team@example.com');
  expect(service.received[0]?.body).toBe('{"scope":"team@example.com"}');
});

test('a scope that cannot be made is an error', async ({ expect, onTestFinished }) => {
  const answer = [400, { error_code: 'RESOURCE_LIMIT_EXCEEDED', message: 'Too many.' }] as const;
  const service = await startFakeService(onTestFinished, fixedAnswers({ [create]: answer }));
  expect((await failureOf(makeSecretScope(await service.open(), 's'))).message).toBe(
    `${service.host} answered 400 RESOURCE_LIMIT_EXCEEDED: Too many.`,
  );
});

test('a value is put, and not shown when the service repeats it', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, ({ body }, response) =>
    sendJson(response, 400, { error_code: 'INVALID', message: `bad: ${body}` }),
  );
  const secret = { scope: 's', key: 'k', value: 'hunter22' };
  const error = await failureOf(putSecret(await service.open(), secret));
  expect(service.received[0]).toMatchObject({
    url: '/api/2.0/secrets/put',
    body: '{"scope":"s","key":"k","string_value":"hunter22"}',
  });
  expect(error.message).toBe(
    `${service.host} answered 400 INVALID: bad: {"scope":"s","key":"k","string_value":"[redacted]"}`,
  );
  expect(inspect(error)).not.toContain('hunter22');
});
