import type { Issue } from '@air/validate';
import { describe } from 'vitest';
import { configWith, test } from '../../test/launch.ts';
import { checkOnWorkspace } from '../check-on-workspace.ts';
import { planCheck } from '../plan/plan-check.ts';
import { submitRun } from '../submit-run.ts';

const path = '/api/2.0/ai-training/config:validate';
const url = '*config:validate';

test('a small config is checked as it will be submitted', async ({
  expect,
  plan,
  local,
  workspace,
}) => {
  const launch = await plan(configWith(), { idempotencyKey: 'key-1' });
  await submitRun(workspace, launch);
  const [me, check] = local.requests();
  expect(me?.path).toBe('/api/2.0/preview/scim/v2/Me');
  const directory = local.requests().find((each) => each.path.endsWith('mkdirs'))?.body;
  expect(check?.path).toBe(path);
  expect(check?.body).toEqual({
    task: {
      experiment: 'heron',
      deployments: [
        {
          command_path: expect.stringMatching(/^\/Workspace\/Users\/.+\/command\.sh$/),
          compute: { accelerator_type: 'GPU_1xA10', accelerator_count: 1 },
        },
      ],
    },
    run_options: { idempotency_token: 'key-1' },
    environment: { environment_version: '6' },
  });
  expect(JSON.stringify(check?.body)).toContain(JSON.stringify(directory).slice(9, -2));
});

test('a large config is checked with every field but its parameters', async ({
  expect,
  plan,
  local,
  workspace,
}) => {
  const text = `
experiment_name: heron
compute: { num_accelerators: 16, accelerator_type: GPU_8xH100, pool_id: pool-1, priority_class: normal }
environment: { version: databricks_ai_v5, dependencies: [torch==2.7.1] }
command: python train.py
env_variables: { B: 0x10, A: "" }
secrets: { TOKEN: scope/key }
max_retries: 0
timeout_minutes: 720
idempotency_token: heron-1
parameters: { lr: 0.1 }
mlflow_run_name: heron-a
mlflow_experiment_directory: /Workspace/Shared/heron
mlflow_artifact_location: /Volumes/main/vision/artifacts
usage_policy_name: Vision
`;
  await submitRun(workspace, await plan(text));
  const check = local.requests().find((each) => each.path === path);
  expect(check?.body).toEqual({
    task: {
      experiment: 'heron',
      mlflow_run: 'heron-a',
      mlflow_experiment_directory: '/Workspace/Shared/heron',
      mlflow_artifact_location: 'dbfs:/Volumes/main/vision/artifacts',
      priority_class: 'NORMAL',
      deployments: [
        {
          command_path: expect.stringMatching(/\/heron\/heron-a_[0-9a-f]{16}\/command\.sh$/),
          compute: {
            accelerator_type: 'GPU_8xH100',
            accelerator_count: 16,
            provisioned_capacity_id: 'pool-1',
          },
        },
      ],
    },
    run_options: {
      max_retries: 0,
      timeout_minutes: 720,
      idempotency_token: 'heron-1',
      usage_policy_name: 'Vision',
      env_variables: { A: '', B: '0x10' },
      secrets: { TOKEN: 'scope/key' },
    },
    environment: {
      base_environment: 'workspace-base-environments/databricks_ai_v5',
      dependencies: ['torch==2.7.1'],
    },
  });
});

test('an image of the catalog is checked too', async ({ expect, plan, local, workspace }) => {
  const image = 'environment: { unity_catalog_image: "main.vision.trainer:7" }';
  await submitRun(workspace, await plan(configWith(image)));
  const check = local.requests().find((each) => each.path === path);
  expect(check?.body).toMatchObject({
    task: { unity_catalog_image_path: 'main.vision.trainer:7' },
    environment: { environment_version: '6' },
  });
});

test('everything that the workspace finds stops the launch, each at its place', async ({
  expect,
  plan,
  local,
  workspace,
  requested,
}) => {
  const errors = [
    {
      path: 'task.deployments[0].compute.accelerator_count',
      message: 'too many\n GPUs',
      code: 'QUOTA',
    },
    { path: 'run_options.secrets.TOKEN', message: 'no such scope', code: null },
    { path: 'environment.dependencies[1]', message: 'environment.dependencies[1] is banned' },
    { path: 'run_options.timeout_minutes', message: 'is required here' },
    { path: 'task.kernel', message: 'is unknown' },
    { path: 'compute.num_accelerators', message: 'is odd' },
    { code: 'REGION_FULL' },
  ];
  local.addFault({ path: url, answer: { status: 200, body: { errors } } });
  const launch = await plan(
    configWith(
      'environment:',
      '  dependencies:',
      '    - numpy',
      '    - left-pad',
      'secrets: { TOKEN: a/b }',
      'mlflow_experiment_directory: /Workspace/Shared/new',
    ),
  );
  const place = (issue: Issue): string =>
    `${issue.hint ?? '-'} ${issue.range?.start.line ?? '-'}:${issue.range?.start.column ?? '-'} ${issue.message}`;
  const error: unknown = await submitRun(workspace, launch).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'SubmitError', code: 'config-refused' });
  const issues: readonly Issue[] = Object(error).issues;
  expect(issues.map(place)).toEqual([
    "The workspace's own code for it is QUOTA. 2:12 compute.num_accelerators: too many GPUs",
    '- 8:12 secrets.TOKEN: no such scope',
    '- 7:7 environment.dependencies[1] is banned',
    '- -:- timeout_minutes: is required here',
    '- -:- task.kernel: is unknown',
    '- 2:12 compute.num_accelerators: is odd',
    "The workspace's own code for it is REGION_FULL. -:- REGION_FULL",
  ]);
  expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(['refused-by-workspace']));
  expect(Object(error).message).toBe(issues.map(({ message }) => message).join('\n'));
  expect(requested().filter((request) => !request.startsWith('GET'))).toEqual([`POST ${path}`]);
});

describe('without a verdict the launch goes on with a warning', () => {
  const answers = {
    404: { status: 404, body: { error_code: 'ENDPOINT_NOT_FOUND', message: 'none' } },
    408: { status: 408, body: {} },
    429: { status: 429, body: { message: 'slow down' } },
    501: { status: 501, body: {} },
    503: { status: 503, body: {}, headers: { 'retry-after': '60' } },
    'a feature that is not enabled': { status: 400, body: { error_code: 'FEATURE_DISABLED' } },
    418: { status: 418, body: '<html>Tea</html>' },
    'an empty answer': { status: 200, body: '' },
    'a page of HTML': { status: 200, body: '<html>Sign in</html>' },
    'errors that are no list': { status: 200, body: { errors: 'none' } },
  };
  test.for(Object.entries(answers))(
    '%s',
    async ([, answer], { expect, plan, local, workspace }) => {
      local.addFault({ path: url, answer });
      const warnings: Issue[] = [];
      const onWarning = (warning: Issue): number => warnings.push(warning);
      await expect(
        submitRun(workspace, await plan(configWith()), { onWarning }),
      ).resolves.toHaveProperty('runId');
      expect(warnings).toMatchObject([
        {
          code: 'validation-unavailable',
          severity: 'warning',
          message: expect.stringMatching(
            /^the workspace gave no verdict on the config before the launch: http/,
          ),
          hint: 'The launch goes on: submission checks the config again.',
        },
      ]);
      expect(local.requests().filter((each) => each.path === path)).toHaveLength(1);
    },
  );

  test('a connection that breaks', async ({ expect, plan, local, workspace }) => {
    local.addFault({ path: url, drop: 'before' });
    const warnings: Issue[] = [];
    await submitRun(workspace, await plan(configWith()), {
      onWarning: (each) => warnings.push(each),
    });
    expect(warnings).toHaveLength(1);
    expect(local.requests().filter((each) => each.path === path)).toHaveLength(1);
  });
});

describe('a refusal to look stops the launch', () => {
  test.for([
    [400, 'NO', 'rejected'],
    [400, 'RESOURCE_DOES_NOT_EXIST', 'not-found'],
    [401, 'NO', 'unauthenticated'],
    [403, 'NO', 'permission-denied'],
  ] as const)('%i %s', async (refusal, { expect, plan, local, workspace, requested }) => {
    const [status, errorCode, code] = refusal;
    const body = { error_code: errorCode, message: 'not like this' };
    local.addFault({ path: url, answer: { status, body } });
    await expect(submitRun(workspace, await plan(configWith()))).rejects.toMatchObject({
      code,
      message: `the workspace did not check the config: ${local.host} answered ${status} ${errorCode}: not like this`,
    });
    expect(requested().filter((request) => request.includes('mkdirs'))).toEqual([]);
  });
});

describe('a check on purpose', () => {
  test('writes nothing, and sends what can be known', async ({
    expect,
    input,
    workspace,
    local,
  }) => {
    const text = configWith('environment: { dependencies: missing.yaml, version: }');
    await checkOnWorkspace(workspace, await planCheck(await input(text)));
    expect(local.requests().map((each) => each.path)).toEqual([
      '/api/2.0/preview/scim/v2/Me',
      path,
    ]);
    expect(local.requests()[1]?.body).toMatchObject({ environment: { environment_version: '6' } });
  });

  test('without a verdict is an error', async ({ expect, input, workspace, local }) => {
    const plan = await planCheck(await input(configWith()));
    local.addFault({ path: url, times: 1, answer: { status: 501, body: { message: 'later' } } });
    await expect(checkOnWorkspace(workspace, plan)).rejects.toMatchObject({
      code: 'validation-unavailable',
      message: `the workspace gave no verdict on the config: ${local.host} answered 501: later`,
    });
    local.addFault({ path: '*/Me', answer: { status: 404, body: {} } });
    await expect(checkOnWorkspace(workspace, plan)).rejects.toMatchObject({
      code: 'validation-unavailable',
    });
  });
});
