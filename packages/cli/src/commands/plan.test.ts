import { describe } from 'vitest';
import { air, config, steady, test } from '../../test/air.ts';

const text = config(
  'python train.py',
  `timeout_minutes: 90
parameters: {lr: 1e-5}
usage_policy_name: vision
`,
).replace('num_accelerators: 1', 'num_accelerators: 4');

const submission = (directory: string, policy: string) => ({
  run_name: 'hello',
  timeout_seconds: 5400,
  budget_policy_id: policy,
  idempotency_token: '…',
  tasks: [
    {
      task_key: 'hello',
      run_if: 'ALL_SUCCESS',
      environment_key: 'default',
      max_retries: 0,
      ai_runtime_task: {
        experiment: 'hello',
        deployments: [
          {
            command_path: `${directory}/.air/cli_launch/hello/hello_…/command.sh`,
            compute: { accelerator_type: 'GPU_1xA10', accelerator_count: 4 },
          },
        ],
      },
    },
  ],
  environments: [{ environment_key: 'default', spec: { environment_version: '6' } }],
});

const artifacts = [
  { name: 'training_config.yaml', bytes: text.length },
  { name: 'command.sh', bytes: 15 },
  { name: 'hyperparameters.yaml', bytes: 9 },
];

describe('a plan', () => {
  test('shows files, request and bound without a workspace', async ({ expect, write }) => {
    const file = await write(text);
    const { status, out, err } = await air(['plan', '-f', file]);
    const body = submission('/Workspace/Users/<user>', '<id of the usage policy "vision">');
    expect({ status, out: steady(out), err }).toEqual({
      status: 0,
      out: `A launch of "hello" would write 3 files:
  training_config.yaml  ${text.length} bytes
  command.sh             15 bytes
  hyperparameters.yaml    9 bytes

GPU-hours: at most 6 (4 GPUs for 90 minutes, retries included)

POST /api/2.2/jobs/runs/submit
${JSON.stringify(body, undefined, 2)}

Nothing was written or submitted. The name of the launch directory is new for each launch, and so is the idempotency token unless one is given.
`,
      err: '',
    });
  });

  test('is data with -o json', async ({ expect, write }) => {
    const file = await write(text);
    const env = { DATABRICKS_INTERNAL_USER_WORKSPACE_DIR: '/Workspace/Shared/team/' };
    const { status, out, err } = await air(['plan', file, '-o', 'json'], { env });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(JSON.parse(steady(out))).toEqual({
      v: 1,
      ts: '…',
      data: {
        experiment_name: 'hello',
        artifacts,
        submission: submission('/Workspace/Shared/team', '<id of the usage policy "vision">'),
        gpu_hours_bound: 6,
      },
    });
  });

  test('without a time limit has no bound', async ({ expect, write }) => {
    const file = await write(text);
    const line = ['plan', file, '--override', 'timeout_minutes=null'];
    expect((await air(line)).out).toContain(
      '\nGPU-hours: no limit (4 GPUs, timeout_minutes is not set)\n',
    );
    const json = await air([...line, '-o', 'json']);
    expect(JSON.parse(json.out).data.gpu_hours_bound).toBeNull();
  });

  test('with --server is checked there and has no gaps, and nothing is written', async ({
    expect,
    write,
    env,
    local,
  }) => {
    const file = await write(text);
    const { status, out } = await air(['plan', file, '--server', '-o', 'json'], { env });
    const { data } = JSON.parse(out);
    expect(status).toBe(0);
    expect(data.submission.budget_policy_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(data)).not.toContain('<');
    const asked = local.requests().map(({ method, path }) => `${method} ${path.split('?')[0]}`);
    expect(asked.toSorted()).toEqual([
      'GET /api/2.0/preview/scim/v2/Me',
      'GET /api/2.0/serverless-policies',
      'POST /api/2.0/ai-training/config:validate',
    ]);
  });

  test('stops where a launch would', async ({ expect, write, folder }) => {
    const file = await write(config('echo', 'environment: {dependencies: packages.yaml}\n'));
    expect(await air(['plan', file])).toEqual({
      status: 1,
      out: '',
      err: `Error: requirements file "${folder}/packages.yaml" does not exist
  ${file}:4:15
  4 | environment: {dependencies: packages.yaml}
    |               ^^^^^^^^^^^^
  hint: environment.dependencies is a path relative to the config file, or a list of packages.

1 error
`,
    });
    expect(await air(['plan'])).toEqual({
      status: 1,
      out: '',
      err: 'Error: required flag(s) "file" not set\nUsage: air plan -f FILE [flags]\n',
    });
  });
});
