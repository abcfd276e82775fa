import { randomUUID } from 'node:crypto';
import type { Answer, Client } from '../../test/client.ts';
import { runId } from '../../test/client.ts';
import { test } from '../../test/workspace.ts';

/** What a launch writes for a run of two containers, and how its body names them. */
interface Launch {
  readonly files: Readonly<Record<string, string>>;
  readonly ranks: readonly [head: number, worker: number];
}

const first: Launch = {
  files: {
    'head/command.sh': 'echo head',
    'head/env_vars.json': '[{"name":"ROLE","value":"head"}]',
    'worker/command.sh': 'echo worker',
  },
  ranks: [0, 1],
};

/** In a launch directory of its own, with the same token. */
async function submit(client: Client, { files, ranks }: Launch): Promise<Answer> {
  const directory = `/Workspace/Users/test@localhost/.air/cli_launch/heron/heron_${randomUUID()}`;
  for (const name of ['head', 'worker']) {
    const path = `${directory}/containers/${name}`;
    await client.call('POST', '/api/2.0/workspace/mkdirs', { path });
  }
  for (const [name, text] of Object.entries(files)) {
    const path = encodeURIComponent(`${directory}/containers/${name}`.slice(1));
    await client.send('POST', `/api/2.0/workspace-files/import-file/${path}`, text);
  }
  const containers = ['head', 'worker'].map((name, index) => ({
    name,
    command_path: `${directory}/containers/${name}/command.sh`,
    ranks: [ranks[index]],
    unity_catalog_image_path: 'main.images.trainer:1',
  }));
  const compute = { accelerator_type: 'GPU_1xA10', accelerator_count: 2 };
  return client.call('POST', '/api/2.2/jobs/runs/submit', {
    idempotency_token: 'heron',
    tasks: [
      {
        task_key: 'heron',
        ai_runtime_task: { experiment: 'heron', deployments: [{ containers, compute }] },
      },
    ],
  });
}

test('the same containers under a taken token are the same run', async ({ expect, client }) => {
  const id = runId(await submit(client, first));
  expect(runId(await submit(client, first))).toBe(id);
  const inAnotherOrder = Object.fromEntries(Object.entries(first.files).toReversed());
  expect(runId(await submit(client, { ...first, files: inAnotherOrder }))).toBe(id);
});

for (const [what, other] of [
  [
    'another command in one of them',
    { ...first, files: { ...first.files, 'worker/command.sh': 'echo other' } },
  ],
  [
    'other variables in one of them',
    { ...first, files: { ...first.files, 'worker/env_vars.json': '[{"name":"A","value":"1"}]' } },
  ],
  [
    'commands that have changed places',
    {
      ...first,
      files: {
        ...first.files,
        'head/command.sh': 'echo worker',
        'worker/command.sh': 'echo head',
      },
    },
  ],
  ['other nodes', { ...first, ranks: [1, 0] }],
] as const) {
  test(`a token that is taken is a conflict for ${what}`, async ({ expect, client }) => {
    await submit(client, first);
    const answer = await submit(client, other);
    expect([answer.status, answer.json]).toEqual([
      409,
      {
        error_code: 'RESOURCE_CONFLICT',
        message: 'The idempotency token "heron" is taken by a run that does something else.',
      },
    ]);
  });
}
