import { describeRunConfig } from '@air/schema';
import type { FieldDescription } from '@air/schema';
import { validateText } from '@air/validate';
import { describe, test } from 'vitest';
import { air, steady } from '../../test/air.ts';
import { configHelp } from './config-help.ts';
import { exampleYaml } from './example-yaml.ts';

describe('help about the config', () => {
  test('lists its fields', async ({ expect }) => {
    const help = await air(['help', 'config']);
    expect(help).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "config: Run configuration

      One GPU training run: what runs, on which GPUs, with which software and
      settings.

      Example:
        experiment_name: heron-pretrain
        compute:
          num_accelerators: 8
          accelerator_type: GPU_8xH100
        command: |
          torchrun --nproc-per-node 8 train.py

      Fields:
        experiment_name               text, required          Experiment name
        compute                       map, required           GPUs
        environment                   map                     Software environment
        command                       text                    Command
        containers                    list of maps            Containers
        env_variables                 map of names to texts   Environment variables
        secrets                       map of names to texts   Secrets
        code_source                   map                     Code
        max_retries                   whole number            Retries
        timeout_minutes               whole number            Time limit, in minutes
        idempotency_token             text                    Idempotency token
        parameters                    map with any content    Parameters
        mlflow_run_name               text                    MLflow run name
        mlflow_experiment_directory   text                    Folder of the MLflow
                                                              experiment
        mlflow_artifact_location      text                    Where MLflow keeps
                                                              artifacts
        permissions                   list of maps            Permissions
        usage_policy_name             text                    Usage policy, by name
        usage_policy_id               text                    Usage policy, by id

      For one of them: air help config.experiment_name
      ",
        "status": 0,
      }
    `);
    expect(await air(['run', '-h', 'config'])).toEqual(help);
    expect(await air(['run', '--help', 'config'])).toEqual(help);
  });

  test('tells about a field what the schema knows', async ({ expect }) => {
    const help = await air(['help', 'config.compute.num_accelerators']);
    expect(help).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "config.compute.num_accelerators: Number of GPUs

      How many GPUs the run gets over all its nodes. Nodes are rented whole, so it is
      a multiple of the GPUs per node: 8, 16, 24 … for GPU_8xH100.

        Type        whole number
        Required    yes
        Limits      at least 1
                    a multiple of 8 for GPU_8xH100, a multiple of 8 for GPU_8xB300
        Beside it   accelerator_type, pool_id, priority_class

      Example:
        compute:
          num_accelerators: 8
      ",
        "status": 0,
      }
    `);
    expect(await air(['run', '-h', 'config.compute.num_accelerators'])).toEqual(help);
  });

  test('tells about a map what is in it', async ({ expect }) => {
    expect((await air(['help', 'config.environment.docker_image'])).out).toMatchInlineSnapshot(`
      "config.environment.docker_image: Docker image

      A Docker image of your own, in place of the platform’s environment. It brings
      its own packages, so dependencies and version do not go with it.

        Type        map
        Required    no
        Limits      not with dependencies, version, unity_catalog_image
        Beside it   dependencies, version, unity_catalog_image

      Example:
        environment:
          docker_image:
            url: registry.example.com/vision/trainer:7

      Fields:
        url                 text, required   Image URL
        tag_policy          text             When the tag is looked up
        credentials_scope   text             Secret scope of the registry credentials
        credentials_key     text             Secret key of the registry credentials

      For one of them: air help config.environment.docker_image.url
      "
    `);
  });

  test('tells about a field of the entries of a list, with an index and without', async ({
    expect,
  }) => {
    const help = await air(['help', 'config.containers[].ranks']);
    expect(help.out).toMatchInlineSnapshot(`
      "config.containers[].ranks: Node ranks

      The nodes that run this container, by rank from 0. Over all containers every
      node of the run is named exactly once.

        Type        list of whole numbers
        Required    yes, where containers is given
        Limits      not empty
                    at least 0
        Beside it   name, command, unity_catalog_image, environment_variables

      Example:
        containers:
          - ranks:
              - 0
              - 1
      "
    `);
    expect(await air(['help', 'config.containers[2].ranks'])).toEqual(help);
    expect(await air(['help', 'config.containers.ranks'])).toEqual(help);
  });

  test('is an envelope when JSON is asked for', async ({ expect }) => {
    const { out } = await air(['help', 'config.max_retries', '-o', 'json']);
    expect(JSON.parse(steady(out))).toEqual({
      v: 1,
      ts: '…',
      data: {
        path: 'max_retries',
        title: 'Retries',
        documentation:
          'How often a run that failed or ran out of time is tried again. 0 means a single attempt.',
        type: 'whole number',
        required: false,
        default: '3',
        limits: ['at least 0'],
        relations: [],
        example: 0,
        example_yaml: 'max_retries: 0',
        beside: expect.arrayContaining(['experiment_name', 'timeout_minutes']),
        fields: [],
      },
    });
  });

  test.for([
    [
      'config.compute.num_acelerators',
      'compute.num_acelerators',
      'Did you mean config.compute.num_accelerators?',
    ],
    [
      'config.num_accelerators',
      'num_accelerators',
      'Did you mean config.compute.num_accelerators?',
    ],
    ['config.pool_idd', 'pool_idd', 'Did you mean config.compute.pool_id?'],
    [
      'config.Max_Retries',
      'Max_Retries',
      'Did you mean config.max_retries? Upper and lower case matter.',
    ],
    ['config.permissions.levle', 'permissions.levle', 'Did you mean config.permissions.level?'],
    [
      'config.compute.zzzzzz',
      'compute.zzzzzz',
      'compute has num_accelerators, accelerator_type, pool_id, priority_class.',
    ],
    [
      'config.env_variables.PATH',
      'env_variables.PATH',
      'There is help about config.env_variables, and about nothing below it.',
    ],
  ] as const)(
    'of a path that is none, %s, tells what was meant',
    async ([topic, path, hint], { expect }) => {
      expect(await air(['help', topic])).toEqual({
        status: 1,
        out: '',
        err: `Error: a config has no field ${path}\n  hint: ${hint}\nUsage: air help config[.path]\n`,
      });
    },
  );

  test('of a path that is none is an envelope when JSON is asked for', async ({ expect }) => {
    const { status, out } = await air(['help', 'config.zzzzzz', '-o', 'json']);
    expect(status).toBe(1);
    expect(steady(out)).toBe(
      '{"v":1,"ts":"…","error":{"code":"INVALID_ARGS","kind":"PERMANENT","message":"a config has no field zzzzzz","retryable":false}}\n',
    );
  });

  test('takes one path', async ({ expect }) => {
    expect((await air(['help', 'config', 'compute'])).err).toBe(
      'Error: unexpected argument "compute"\nUsage: air help config[.path] | issue [CODE]\n',
    );
  });

  test('is not what a file named config.yaml asks for', async ({ expect }) => {
    expect(await air(['run', 'config.yaml', '-h'])).toEqual(await air(['run', '-h']));
  });
});

describe('every field', () => {
  const all = (field: FieldDescription): readonly FieldDescription[] => [
    field,
    ...field.fields.flatMap(all),
  ];
  const fields = all(describeRunConfig()).map((field) => [field.path, field] as const);

  test.for(fields)('%s has help that fits a terminal', ([path], { expect }) => {
    const lines = configHelp(path).text.split('\n');
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  test.for(fields)('%s has an example that can be pasted', ([, field], { expect }) => {
    const { issues } = validateText(exampleYaml(field));
    const bad = issues.filter(({ kind }) => ['syntax', 'type', 'unknown-key'].includes(kind));
    expect(bad).toEqual([]);
  });
});
