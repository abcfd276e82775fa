import { configWith, test } from '../../test/launch.ts';
import { submission } from './submission.ts';

const directory = '/Workspace/Users/ana@example.com/.air/cli_launch/heron/heron_0123456789abcdef';

test('a small config sends what is always sent, and nothing else', async ({ expect, plan }) => {
  const body = submission(await plan(configWith(), { idempotencyKey: 'key-1' }), directory);
  expect(JSON.stringify(body, undefined, 2)).toBe(
    JSON.stringify(
      {
        run_name: 'heron',
        idempotency_token: 'key-1',
        tasks: [
          {
            task_key: 'heron',
            run_if: 'ALL_SUCCESS',
            environment_key: 'default',
            max_retries: 3,
            retry_on_timeout: true,
            ai_runtime_task: {
              experiment: 'heron',
              deployments: [
                {
                  command_path: `${directory}/command.sh`,
                  compute: { accelerator_type: 'GPU_1xA10', accelerator_count: 1 },
                },
              ],
            },
          },
        ],
        environments: [{ environment_key: 'default', spec: { environment_version: '6' } }],
      },
      undefined,
      2,
    ),
  );
});

test('a large config sends every field in the order of the spec', async ({ expect, plan }) => {
  const text = `
experiment_name: heron
compute: { num_accelerators: 16, accelerator_type: GPU_8xH100, pool_id: " pool-1 ", priority_class: normal }
environment: { version: 5, dependencies: [torch==2.7.1, einops] }
command: python train.py
max_retries: 1
timeout_minutes: 720
idempotency_token: " heron-1 "
parameters: { lr: 0.1 }
mlflow_run_name: heron-a
mlflow_experiment_directory: /Workspace/Shared/heron
mlflow_artifact_location: /Volumes/main/vision/artifacts
usage_policy_id: 11112222-3333-4444-5555-666677778888
`;
  const body = submission(await plan(text), directory);
  expect(JSON.stringify(body, undefined, 2)).toBe(
    JSON.stringify(
      {
        run_name: 'heron',
        timeout_seconds: 43_200,
        budget_policy_id: '11112222-3333-4444-5555-666677778888',
        idempotency_token: 'heron-1',
        tasks: [
          {
            task_key: 'heron',
            run_if: 'ALL_SUCCESS',
            environment_key: 'default',
            max_retries: 1,
            retry_on_timeout: true,
            ai_runtime_task: {
              experiment: 'heron',
              mlflow_run: 'heron-a',
              mlflow_experiment_directory: '/Workspace/Shared/heron',
              mlflow_artifact_location: 'dbfs:/Volumes/main/vision/artifacts',
              priority_class: 'NORMAL',
              deployments: [
                {
                  command_path: `${directory}/command.sh`,
                  compute: {
                    accelerator_type: 'GPU_8xH100',
                    accelerator_count: 16,
                    provisioned_capacity_id: 'pool-1',
                  },
                },
              ],
            },
          },
        ],
        environments: [
          {
            environment_key: 'default',
            spec: { environment_version: '5', dependencies: ['torch==2.7.1', 'einops'] },
          },
        ],
      },
      undefined,
      2,
    ),
  );
});

test('without retries a time-out is not tried again', async ({ expect, plan }) => {
  const body = submission(await plan(configWith('max_retries: 0')), directory);
  expect(body.tasks[0]).toMatchObject({ max_retries: 0 });
  expect(body.tasks[0]).not.toHaveProperty('retry_on_timeout');
});

test('containers stand in place of the command', async ({ expect, plan }) => {
  const containers = `containers:
  - { name: trainer, command: a, ranks: [0], unity_catalog_image: "m.v.trainer:7" }
  - { name: actor, command: b, ranks: [1], unity_catalog_image: "m.v.actor:latest" }`;
  const text = configWith(containers)
    .replace("command: 'true'\n", '')
    .replace('num_accelerators: 1', 'num_accelerators: 2');
  const [task] = submission(await plan(text), directory).tasks;
  expect(task?.ai_runtime_task).toEqual({
    experiment: 'heron',
    deployments: [
      {
        containers: [
          {
            name: 'trainer',
            command_path: `${directory}/containers/trainer/command.sh`,
            ranks: [0],
            unity_catalog_image_path: 'm.v.trainer:7',
          },
          {
            name: 'actor',
            command_path: `${directory}/containers/actor/command.sh`,
            ranks: [1],
            unity_catalog_image_path: 'm.v.actor:latest',
          },
        ],
        compute: { accelerator_type: 'GPU_1xA10', accelerator_count: 2 },
      },
    ],
  });
});

test('an image of the catalog is named, and needs no registration', async ({ expect, plan }) => {
  const text = configWith('environment: { unity_catalog_image: "main.vision.trainer:7" }');
  const [task] = submission(await plan(text), directory).tasks;
  expect(task?.ai_runtime_task).toMatchObject({
    unity_catalog_image_path: 'main.vision.trainer:7',
  });
});

test('a Docker image goes by its normal name, with the environment beside it', async ({
  expect,
  plan,
}) => {
  const text = configWith('environment: { docker_image: { url: " team/trainer " } }');
  const { tasks, environments } = submission(await plan(text), directory);
  expect(tasks[0]?.ai_runtime_task).toMatchObject({
    docker_image_url: 'docker.io/team/trainer:latest',
  });
  expect(environments[0]?.spec).toEqual({ environment_version: '6' });
});

test('the policy that was found goes along', async ({ expect, plan }) => {
  const launch = await plan(configWith('usage_policy_name: Vision'));
  expect(submission(launch, directory)).not.toHaveProperty('budget_policy_id');
  expect(submission(launch, directory, { usagePolicyId: 'id-1' })).toHaveProperty(
    'budget_policy_id',
    'id-1',
  );
});
