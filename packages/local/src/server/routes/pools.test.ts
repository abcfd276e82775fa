import { startLocalWorkspace } from '../../start-local-workspace.ts';
import { Client } from '../../../test/client.ts';
import { test } from '../../../test/workspace.ts';

const path = '/api/2.0/ai-training/provisioned-capacities';

test('there are no pools, and it says so', async ({ expect, client }) => {
  for (const asked of [path, `${path}/a`]) {
    const { status, json } = await client.call('GET', asked);
    expect(status).toBe(404);
    expect(json).toMatchObject({ error_code: 'FEATURE_DISABLED' });
  }
});

test('those of a list come in pages, or one by one', async ({ expect, stateDirectory }) => {
  const pools = ['a', 'b'].map((pool_id) => ({
    pool_id,
    accelerator_type: 'GPU_8xH100',
    accelerator_count: 16,
    used: 10,
  }));
  const workspace = await startLocalWorkspace({ stateDirectory, pools });
  const client = new Client(workspace);
  const view = (id: string): object => ({
    name: `provisioned-capacities/${id}`,
    spec: { accelerator_type: 'GPU_8xH100', accelerator_count: 16 },
    status: { usage: { used_accelerator_count: 10, idle_accelerator_count: 6 } },
  });
  expect((await client.call('GET', `${path}?page_size=1`)).json).toEqual({
    provisioned_capacities: [view('a')],
    next_page_token: '1',
  });
  expect((await client.call('GET', `${path}?page_size=1&page_token=1`)).json).toEqual({
    provisioned_capacities: [view('b')],
  });
  expect((await client.call('GET', `${path}/b`)).json).toEqual(view('b'));
  expect((await client.call('GET', `${path}/c`)).status).toBe(404);
  await workspace.close();
});
