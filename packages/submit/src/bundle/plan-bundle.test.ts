import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { configWith, test as base } from '../../test/launch.ts';
import type { BundlePlace } from './not-in-bundle.ts';
import { planBundle } from './plan-bundle.ts';
import type { BundlePlan } from './plan-bundle.ts';

const test = base.extend<{
  /** Plans a bundle of a config with these lines; its folder is `/b`, its code in `/b/code`. */
  bundle: (lines: readonly string[], place?: Partial<BundlePlace>) => Promise<BundlePlan>;
}>({
  bundle: async ({ input }, use) => {
    await use(async (lines, { bundleFolder = '/b', codeFolder } = {}) =>
      planBundle(await input(configWith(...lines)), { bundleFolder, codeFolder }),
    );
  },
});

function textOf({ files }: BundlePlan, name: string): string {
  return new TextDecoder().decode(files.find((file) => file.name === name)?.bytes);
}

test('a bundle says all that a launch of the config would', async ({ expect, bundle }) => {
  const plan = await bundle(
    [
      'environment: {dependencies: [torch], version: 5}',
      'code_source: {root_path: code}',
      'max_retries: 2',
      'timeout_minutes: 5',
      'mlflow_run_name: first',
      'mlflow_artifact_location: /Volumes/a/b/c',
      'permissions: [{group_name: team, level: CAN_VIEW}]',
      'usage_policy_id: 5b0f2c1e-7f0c-4a43-8d1f-0a1b2c3d4e5f',
    ],
    { codeFolder: '/b/code' },
  );
  expect(plan.warnings).toEqual([]);
  expect(plan.files.map(({ name }) => name)).toEqual([
    'generated_artifacts/training_config.yaml',
    'generated_artifacts/command.sh',
    'generated_artifacts/requirements.yaml',
    'databricks.yml',
  ]);
  expect(textOf(plan, 'databricks.yml'))
    .toBe(`# Made by air convert-to-dabs, which makes it again with --force.
bundle:
  name: heron
resources:
  jobs:
    heron:
      name: heron
      timeout_seconds: 300
      budget_policy_id: 5b0f2c1e-7f0c-4a43-8d1f-0a1b2c3d4e5f
      tasks:
        - task_key: heron
          run_if: ALL_SUCCESS
          environment_key: default
          max_retries: 2
          retry_on_timeout: true
          ai_runtime_task:
            experiment: heron
            mlflow_run: first
            mlflow_artifact_location: dbfs:/Volumes/a/b/c
            deployments:
              - command_path: ./generated_artifacts/command.sh
                compute:
                  accelerator_type: GPU_1xA10
                  accelerator_count: 1
            code_source_path: ./code
      environments:
        - environment_key: default
          spec:
            environment_version: "5"
            dependencies:
              - torch
      permissions:
        - group_name: team
          level: CAN_VIEW
`);
});

test('a bundle is the same each time', async ({ expect, bundle }) => {
  expect(await bundle(['max_retries: 0'])).toEqual(await bundle(['max_retries: 0']));
});

test('the packages of a requirements file are in it', async ({ expect, bundle, folder }) => {
  await writeFile(join(folder, 'packages.yaml'), 'version: 7\ndependencies: [numpy]\n');
  const plan = await bundle(['environment: {dependencies: packages.yaml}']);
  expect(textOf(plan, 'databricks.yml')).toContain(`          spec:
            environment_version: "7"
            dependencies:
              - numpy
`);
  expect(textOf(plan, 'generated_artifacts/requirements.yaml')).toBe(
    'version: 7\ndependencies: [numpy]\n',
  );
});

test('the folder of the bundle can be the code', async ({ expect, bundle }) => {
  const plan = await bundle(['code_source: {root_path: .}'], { codeFolder: '/b' });
  expect(textOf(plan, 'databricks.yml')).toContain('code_source_path: ./\n');
});

describe('what a bundle can not say is refused by name', () => {
  const id = 'usage_policy_id';
  test.for([
    [
      'environment: {docker_image: {url: nvcr.io/a/b}}',
      'environment.docker_image',
      'an image is registered and looked up at a launch',
      'Use unity_catalog_image in its place, or launch with air run.',
    ],
    [
      'code_source: {root_path: code, remote_volume: /Volumes/a/b/c}',
      'code_source.remote_volume',
      'the code is deployed with the bundle',
      'Leave it out.',
    ],
    [
      'code_source: {snapshot: {root_path: code, git: {branch: main}}}',
      'code_source.snapshot.git',
      'the files are deployed as they are on disk, whatever was committed',
      'Leave it out, and check out what is to run before you deploy.',
    ],
    [
      'usage_policy_name: vision',
      'usage_policy_name',
      'only a workspace knows the id of the policy',
      `Set ${id} in its place.`,
    ],
  ] as const)('%s', async ([line, path, why, hint], { expect, bundle }) => {
    const message = `${path} cannot be said in a bundle: ${why}`;
    await expect(bundle([line])).rejects.toMatchObject({
      code: 'not-in-bundle',
      message,
      issues: [{ severity: 'error', message, hint, range: { start: { line: 4 } } }],
    });
  });

  test('containers', async ({ expect, input }) => {
    const text = `experiment_name: heron
compute: { num_accelerators: 1, accelerator_type: GPU_1xA10 }
containers: [{name: a, command: echo, ranks: [0], unity_catalog_image: "a.b.c:d"}]
`;
    const place = { bundleFolder: '/b', codeFolder: undefined };
    await expect(planBundle(await input(text), place)).rejects.toMatchObject({
      code: 'not-in-bundle',
      message: 'containers cannot be said in a bundle: each container needs files of its own',
    });
  });

  test.for(['/c', '/bc', '/'])(
    'a root_path that is %s for a bundle in /b',
    async (codeFolder, { expect, bundle }) => {
      await expect(bundle(['code_source: {root_path: x}'], { codeFolder })).rejects.toMatchObject({
        code: 'not-in-bundle',
        message: `code_source.root_path cannot be said in a bundle: "${codeFolder}" is outside of the bundle's folder "/b"`,
        issues: [
          {
            path: ['code_source', 'root_path'],
            hint: 'Have the bundle in a folder that the code is in, with --output-dir.',
          },
        ],
      });
    },
  );

  test('${…}, which a bundle would replace', async ({ expect, bundle }) => {
    const line = 'environment: {dependencies: ["--index-url https://${USER}@example.com/"]}';
    await expect(bundle([line])).rejects.toMatchObject({
      code: 'not-in-bundle',
      message:
        '${USER} cannot be said in a bundle, which takes it for a variable of its own (environments[0].spec.dependencies[0] of the job)',
      hint: 'Write out what it stands for.',
    });
  });

  test('all of it at once', async ({ expect, bundle }) => {
    const lines = [
      'code_source: {root_path: code, remote_volume: /Volumes/a/b/c}',
      'idempotency_token: once',
      'usage_policy_name: vision',
    ];
    await expect(bundle(lines)).rejects.toMatchObject({
      message: `code_source.remote_volume cannot be said in a bundle: the code is deployed with the bundle
usage_policy_name cannot be said in a bundle: only a workspace knows the id of the policy`,
      issues: [{ severity: 'error' }, { severity: 'warning' }, { severity: 'error' }],
    });
  });
});

test('what only matters to a launch is a warning', async ({ expect, bundle }) => {
  const { warnings } = await bundle(
    ['code_source: {root_path: code, include_paths: [a]}', 'idempotency_token: once'],
    { codeFolder: '/b/code' },
  );
  expect(warnings.map(({ issue: { message, hint } }) => [message, hint])).toEqual([
    [
      'code_source.include_paths cannot be said in a bundle: all of root_path is deployed',
      'sync.exclude in databricks.yml leaves files out.',
    ],
    [
      'idempotency_token cannot be said in a bundle: a job can be run again and again',
      'The job is made without it.',
    ],
  ]);
});
