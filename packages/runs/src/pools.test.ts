import { test } from 'vitest';
import { errorOf } from '../test/error-of.ts';
import { startFakeJobs } from '../test/fake-jobs.ts';
import { findPool, listPools } from './pools.ts';

const path = '/api/2.0/ai-training/provisioned-capacities';

test('a pool that does not exist is an error that suggests a near one', async ({
  expect,
  onTestFinished,
}) => {
  const pool = { name: 'provisioned-capacities/pool-a' };
  const answers = { [path]: () => ({ provisioned_capacities: [pool] }) };
  const refused = { [`${path}/pool-b`]: [404, 'RESOURCE_DOES_NOT_EXIST'] } as const;
  const jobs = { runs: [], answers, refused };
  const { workspace } = await startFakeJobs(onTestFinished, jobs);
  expect(await errorOf(findPool(workspace, 'pool-b'))).toMatchObject({
    code: 'pool-not-found',
    message: `there is no pool pool-b on ${workspace.host}: No.`,
    hint: 'Did you mean pool-a?',
  });
});

test.for([
  [404, 'FEATURE_DISABLED'],
  [403, 'FEATURE_DISABLED'],
  [404, 'ENDPOINT_NOT_FOUND'],
] as const)(
  '%d %s says that pools are not enabled',
  async (refusal, { expect, onTestFinished }) => {
    const refused = { [path]: refusal, [`${path}/a`]: refusal };
    const { workspace } = await startFakeJobs(onTestFinished, { runs: [], refused });
    for (const asked of [listPools(workspace), findPool(workspace, 'a')]) {
      expect(await errorOf(asked)).toMatchObject({
        code: 'pools-not-enabled',
        message: `pools are not enabled on ${workspace.host}`,
      });
    }
  },
);
