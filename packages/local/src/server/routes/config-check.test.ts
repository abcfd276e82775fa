import { test } from '../../../test/workspace.ts';

const path = '/api/2.0/ai-training/config:validate';
const compute = { accelerator_type: 'GPU_1xA10', accelerator_count: 2 };

test('a task that could be submitted has no errors', async ({ expect, client }) => {
  const deployments = [{ command_path: '/Workspace/c', compute }];
  const answer = await client.call('POST', path, { task: { experiment: 'heron', deployments } });
  expect(answer.json).toEqual({ errors: [] });
});

test('everything that a submit would refuse is told with its path', async ({ expect, client }) => {
  const deployments = [
    { command_path: '/c', compute: { accelerator_type: 'GPU_8xH100', accelerator_count: 1024 } },
  ];
  const answer = await client.call('POST', path, { task: { experiment: '', deployments } });
  const code = 'INVALID_PARAMETER_VALUE';
  expect(answer.json).toEqual({
    errors: [
      { path: 'task.experiment', message: expect.stringMatching(/^Invalid length/), code },
      {
        path: 'task.deployments[0].compute',
        message: 'a local run has at most 16 nodes',
        code,
      },
    ],
  });
});

test('containers name each node once, and are in place of one command', async ({
  expect,
  client,
}) => {
  const messages = async (deployment: object): Promise<unknown> => {
    const task = { experiment: 'heron', deployments: [{ ...deployment, compute }] };
    return (await client.call('POST', path, { task })).json;
  };
  const container = (ranks: readonly number[]) => ({ name: 'a', command_path: '/c', ranks });
  const each = {
    errors: [{ message: 'the containers do not name each node once' }],
  };
  expect(await messages({ containers: [container([0]), container([1])] })).toEqual({ errors: [] });
  expect(await messages({ containers: [container([0])] })).toMatchObject(each);
  expect(await messages({ containers: [container([0, 1]), container([1])] })).toMatchObject(each);
  expect(await messages({ containers: [container([0, 2])] })).toMatchObject(each);
  expect(await messages({ command_path: '/c', containers: [container([0, 1])] })).toMatchObject({
    errors: [{ message: 'a deployment has either command_path or containers' }],
  });
});
