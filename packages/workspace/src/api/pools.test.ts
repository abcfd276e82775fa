import { test } from 'vitest';
import { failureOf } from '../../test/failure-of.ts';
import { fixedAnswers, startFakeService } from '../../test/fake-service.ts';
import { getPool, listPools } from './pools.ts';

const path = 'GET /api/2.0/ai-training/provisioned-capacities';
const first = {
  name: 'provisioned-capacities/a-1',
  spec: { accelerator_type: 'GPU_8xH100', accelerator_count: '64' },
  status: { usage: { used_accelerator_count: 40, idle_accelerator_count: '24' } },
};
const pool = { id: 'a-1', acceleratorType: 'GPU_8xH100', reserved: 64, used: 40, idle: 24 };
const bare = { id: 'b', acceleratorType: undefined, reserved: undefined };

test('pools come page by page, each once, and a token that comes again ends them', async ({
  expect,
  onTestFinished,
}) => {
  const second = {
    provisioned_capacities: [first, {}, { name: '' }, { name: 'b' }],
    next_page_token: 'x',
  };
  const answers = {
    [`${path}?page_size=100`]: [200, { provisioned_capacities: [first], next_page_token: 'x' }],
    [`${path}?page_size=100&page_token=x`]: [200, second],
  } as const;
  const service = await startFakeService(onTestFinished, fixedAnswers(answers));
  expect(await listPools(await service.open())).toEqual([
    pool,
    { ...bare, used: undefined, idle: undefined },
  ]);
  expect(service.received).toHaveLength(2);
});

test('one pool is read by its id, which the answer may lack', async ({
  expect,
  onTestFinished,
}) => {
  const nameless = { spec: first.spec, status: first.status };
  const answers = {
    [`${path}/a%2F1`]: [200, first],
    [`${path}/c`]: [200, nameless],
    [`${path}/d`]: [400, { error_code: 'INVALID_PARAMETER_VALUE' }],
  } as const;
  const service = await startFakeService(onTestFinished, fixedAnswers(answers));
  const workspace = await service.open();
  expect(await getPool(workspace, 'a/1')).toEqual(pool);
  expect(await getPool(workspace, 'c')).toEqual({ ...pool, id: 'c' });
  for (const id of ['b', 'd']) {
    expect((await failureOf(getPool(workspace, id))).code).toBe('not-found');
  }
});
