import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Client, runId } from '../../../test/client.ts';
import { test } from '../../../test/workspace.ts';
import { startLocalWorkspace } from '../../start-local-workspace.ts';

test('one token is one run and one execution, however many launches use it at once', async ({
  expect,
  client,
  stateDirectory,
}) => {
  const file = join(stateDirectory, 'executions');
  const launch = { command: `echo once >> ${file}`, token: 'heron' };
  const ids = await Promise.all(
    Array.from({ length: 8 }, async () => runId(await client.submit(launch))),
  );
  expect(new Set(ids).size).toBe(1);
  await client.untilEnded(ids[0] ?? '');
  expect(runId(await client.submit(launch))).toBe(ids[0]);
  expect(await readFile(file, 'utf8')).toBe('once\n');
});

test('a token keeps its run when the workspace starts again', async ({
  expect,
  stateDirectory,
}) => {
  const launch = { command: 'true', token: 'heron' };
  const first = await startLocalWorkspace({ stateDirectory });
  const { id } = await new Client(first).run(launch);
  await first.close();
  const second = await startLocalWorkspace({ stateDirectory });
  expect(runId(await new Client(second).submit(launch))).toBe(id);
  await second.close();
});

for (const [what, other] of [
  ['another command', { command: 'echo other' }],
  [
    'other variables',
    { command: 'true', files: { 'env_vars.json': '[{"name":"A","value":"1"}]' } },
  ],
  ['other accelerators', { command: 'true', accelerators: ['GPU_8xH100', 8] }],
  ['another time limit', { command: 'true', timeoutSeconds: 60 }],
] as const) {
  test(`a token that is taken is a conflict for ${what}`, async ({ expect, client }) => {
    await client.submit({ command: 'true', token: 'heron' });
    const answer = await client.submit({ ...other, token: 'heron' });
    expect(answer.status).toBe(409);
    expect(answer.json).toEqual({
      error_code: 'RESOURCE_CONFLICT',
      message: 'The idempotency token "heron" is taken by a run that does something else.',
    });
  });
}

test('other tokens, and none, are other runs', async ({ expect, client }) => {
  const ids = await Promise.all(
    ['a', 'b', '', ''].map(async (token) => client.start({ command: 'true', token })),
  );
  expect(new Set(ids).size).toBe(4);
  await Promise.all(ids.map(async (id) => client.untilEnded(id)));
});

test('ids are JSON integers that a JavaScript number does not hold', async ({ expect, client }) => {
  const answer = await client.submit({ command: 'true' });
  const [, digits = ''] = /^\{"run_id":(\d+)\}$/.exec(answer.text) ?? [];
  expect(BigInt(digits)).toBeGreaterThan(2n ** 53n);
  expect(BigInt(digits)).toBeLessThan(2n ** 63n);
  const got = await client.call('GET', `/api/2.2/jobs/runs/get?run_id=${digits}`);
  expect(got.text).toContain(`"run_id":${digits},`);
  const cancelled = await client.send('POST', '/api/2.2/jobs/runs/cancel', `{"run_id":${digits}}`);
  expect(cancelled.status).toBe(200);
  await client.untilEnded(digits);
});

test('a run shows what was submitted, its attempts and its environments', async ({
  expect,
  client,
  workspace,
}) => {
  const directory = await client.upload({ command: 'true' });
  const id = runId(
    await client.submitFrom(directory, { command: 'true', maxRetries: 2, dependencies: ['numpy'] }),
  );
  await client.untilEnded(id);
  const { json } = await client.call('GET', `/api/2.2/jobs/runs/get?run_id=${id}`);
  expect(json).toEqual({
    job_id: expect.stringMatching(/^\d{16,19}$/),
    run_id: id,
    run_name: 'test-run',
    run_type: 'SUBMIT_RUN',
    creator_user_name: expect.stringMatching(/@localhost$/),
    run_page_url: `${workspace.host}/jobs/runs/${id}`,
    start_time: expect.any(Number),
    end_time: expect.any(Number),
    state: { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS', state_message: '' },
    tasks: [
      {
        task_key: 'test-run',
        run_if: 'ALL_SUCCESS',
        environment_key: 'default',
        run_id: expect.stringMatching(/^\d{16,19}$/),
        attempt_number: 0,
        max_retries: 2,
        start_time: expect.any(Number),
        end_time: expect.any(Number),
        state: { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS', state_message: '' },
        ai_runtime_task: {
          experiment: 'test-run',
          deployments: [
            {
              command_path: `${directory}/command.sh`,
              compute: { accelerator_type: 'GPU_1xA10', accelerator_count: 1 },
            },
          ],
        },
      },
    ],
    environments: [
      {
        environment_key: 'default',
        spec: { environment_version: '6', dependencies: ['numpy'] },
      },
    ],
  });
});

test('the output of a task run names its MLflow run', async ({ expect, client }) => {
  const { run, lines } = await client.run({ command: 'echo "$MLFLOW_RUN_ID"' });
  const path = `/api/2.2/jobs/runs/get-output?run_id=${run.tasks[0]?.run_id}`;
  expect((await client.call('GET', path)).json).toMatchObject({
    ai_runtime_task_output: {
      mlflow_experiment_id: expect.stringMatching(/^\d+$/),
      mlflow_run_id: lines[0],
      status_message: '',
    },
  });
});

for (const [method, path, body] of [
  ['GET', '/api/2.2/jobs/runs/get?run_id=12', undefined],
  ['GET', '/api/2.2/jobs/runs/get-output?run_id=12', undefined],
  ['POST', '/api/2.2/jobs/runs/cancel', { run_id: 12 }],
] as const) {
  test(`${method} ${path} of an unknown run is a wrong parameter`, async ({ expect, client }) => {
    const answer = await client.call(method, path, body);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      error_code: 'INVALID_PARAMETER_VALUE',
      message: 'Run 12 does not exist.',
    });
  });
}

test('a run that has ended is not changed by a cancel', async ({ expect, client }) => {
  const { id, run } = await client.run({ command: 'true' });
  const answer = await client.call('POST', '/api/2.2/jobs/runs/cancel', { run_id: id });
  expect(answer.status).toBe(200);
  expect(await client.get(id)).toEqual(run);
});

for (const [accelerators, message] of [
  [['GPU_1xZ9', 1], 'accelerator type "GPU_1xZ9" is not known'],
  [['GPU_8xH100', 12], 'accelerator_count does not fill whole nodes'],
  [['GPU_1xA10', 17], 'a local run has at most 16 nodes'],
] as const) {
  test(`a submit is refused: ${message}`, async ({ expect, client }) => {
    const answer = await client.submit({ command: 'true', accelerators });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      error_code: 'INVALID_PARAMETER_VALUE',
      message: expect.stringMatching(new RegExp(`^tasks\\.0\\..*: ${message}$`)),
    });
  });
}

for (const path of ['a/command.sh', '/Workspace/../../x/command.sh', '/a/./b', '/a//b', '/a\0b']) {
  test(`a path of a run cannot get out: ${JSON.stringify(path)}`, async ({ expect, client }) => {
    const compute = { accelerator_type: 'GPU_1xA10', accelerator_count: 1 };
    const submit = async (command: string, code: string): Promise<unknown> => {
      const deployments = [{ command_path: command, compute }];
      const task = { experiment: 't', code_source_path: code, deployments };
      const tasks = [{ task_key: 't', ai_runtime_task: task }];
      return (await client.call('POST', '/api/2.2/jobs/runs/submit', { tasks })).json;
    };
    const refusal = (place: string): unknown => ({
      error_code: 'INVALID_PARAMETER_VALUE',
      message: `tasks.0.ai_runtime_task.${place}: a path must be absolute, without empty, '.' or '..' parts`,
    });
    expect(await submit(path, '/a/code.tar.gz')).toEqual(refusal('deployments.0.command_path'));
    expect(await submit('/a/command.sh', path)).toEqual(refusal('code_source_path'));
  });
}

const page = v.object({
  runs: v.array(v.object({ run_id: v.string() })),
  has_more: v.boolean(),
  next_page_token: v.optional(v.string()),
});

test('the list is newest first, in pages that new runs do not shift', async ({
  expect,
  client,
}) => {
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) ids.unshift(await client.start({ command: 'true' }));
  const list = '/api/2.2/jobs/runs/list?run_type=SUBMIT_RUN&expand_tasks=true&limit=2';
  const first = v.parse(page, (await client.call('GET', list)).json);
  await client.start({ command: 'true' });
  const next = `${list}&page_token=${first.next_page_token}`;
  const second = v.parse(page, (await client.call('GET', next)).json);
  const last = `${list}&page_token=${second.next_page_token}`;
  const third = v.parse(page, (await client.call('GET', last)).json);
  const shown = [...first.runs, ...second.runs, ...third.runs].map((run) => run.run_id);
  expect(shown).toEqual(ids);
  expect([first.has_more, second.has_more, third.has_more]).toEqual([true, true, false]);
});

test('active runs alone can be asked for, from both lists', async ({ expect, client }) => {
  await client.run({ command: 'true' });
  const id = await client.start({ command: 'sleep 600' });
  const runs = await client.call('GET', '/api/2.2/jobs/runs/list?active_only=true');
  expect(v.parse(page, runs.json).runs.map((run) => run.run_id)).toEqual([id]);
  const index = await client.call('GET', '/api/2.0/ai-training/workflows?active_only=true');
  expect(index.json).toEqual({
    training_workflows: [{ job_run_id: id, submit_time: expect.stringMatching(/^\d{4}-.*T.*Z$/) }],
  });
});
