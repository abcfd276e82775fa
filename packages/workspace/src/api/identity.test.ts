import { test } from 'vitest';
import { failureOf } from '../../test/failure-of.ts';
import { fixedAnswers, startFakeService } from '../../test/fake-service.ts';
import { currentUser } from './identity.ts';

const me = 'GET /api/2.0/preview/scim/v2/Me';

test('the user has a name', async ({ expect, onTestFinished }) => {
  const answers = { [me]: [200, { id: '1', userName: 'me@example.com', active: true }] } as const;
  const service = await startFakeService(onTestFinished, fixedAnswers(answers));
  expect(await currentUser(await service.open())).toEqual({ userName: 'me@example.com' });
});

test('an answer without a name is an error', async ({ expect, onTestFinished }) => {
  const service = await startFakeService(onTestFinished, fixedAnswers({ [me]: [200, {}] }));
  expect((await failureOf(currentUser(await service.open()))).message).toBe(
    `${service.host} answered 200 to ${me}, but userName is missing`,
  );
});
