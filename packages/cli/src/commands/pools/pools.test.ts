import { join } from 'node:path';
import { startLocalWorkspace } from '@air/local';
import type { LocalWorkspace } from '@air/local';
import { air, steady, test as base } from '../../../test/air.ts';

const test = base.extend<{ local: LocalWorkspace }>({
  local: async ({ folder }, use) => {
    const pools = ['alpha', 'beta'].map((pool_id, index) => ({
      pool_id,
      accelerator_type: 'GPU_8xH100',
      accelerator_count: 64,
      used: index * 8,
    }));
    const local = await startLocalWorkspace({ stateDirectory: join(folder, 'state'), pools });
    await use(local);
    await local.close();
  },
});

const alpha = { accelerator_type: 'GPU_8xH100', reserved_accelerators: 64 };

test('every pool, as a table and as JSON', async ({ expect, env }) => {
  const table = `POOL ID  ACCELERATORS  RESERVED  USED  IDLE
alpha    GPU_8xH100    64        0     64
beta     GPU_8xH100    64        8     56
`;
  for (const line of [['list'], ['get']]) {
    expect(await air(['pools', ...line], { env })).toEqual({ status: 0, out: table, err: '' });
  }
  const { out } = await air(['pools', 'list', '-o', 'json'], { env });
  expect(JSON.parse(out)).toMatchObject({
    data: {
      pools: [
        { pool_id: 'alpha', ...alpha, used_accelerators: 0, idle_accelerators: 64 },
        { pool_id: 'beta', ...alpha, used_accelerators: 8, idle_accelerators: 56 },
      ],
    },
  });
});

test('one pool, or a suggestion', async ({ expect, env, local }) => {
  const { out } = await air(['pools', 'get', 'beta', '-o', 'json'], { env });
  expect(JSON.parse(out)).toMatchObject({ data: { pools: [{ pool_id: 'beta' }] } });
  expect(await air(['pools', 'get', 'bata'], { env })).toEqual({
    status: 1,
    out: '',
    err: `Error: there is no pool bata on ${local.host}: Provisioned capacity bata does not exist.
  hint: Did you mean beta?
`,
  });
});

base('a workspace without pools says so', async ({ expect, env, local }) => {
  expect(await air(['pools', 'list'], { env })).toEqual({
    status: 1,
    out: '',
    err: `Error: pools are not enabled on ${local.host}\n`,
  });
  const { out } = await air(['pools', 'get', 'a', '-o', 'json'], { env });
  expect(steady(out)).toBe(
    '{"v":1,"ts":"…","error":{"code":"NOT_SUPPORTED","kind":"PERMANENT","message":"pools are not enabled on http://127.0.0.1:…","retryable":false}}\n',
  );
});
