import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('white space alone is nothing', ({ expect }) => {
  expect(told('idempotency_token: "  "')).toEqual([
    '2 idempotency_token (rule not-blank): idempotency_token cannot be empty',
  ]);
  expect(told('mlflow_run_name: ""')).toEqual([
    '2 mlflow_run_name (rule not-blank): mlflow_run_name cannot be empty',
  ]);
  expect(told('mlflow_experiment_directory: "\\t"')).toEqual([
    '2 mlflow_experiment_directory (rule not-blank): mlflow_experiment_directory cannot be empty',
  ]);
  expect(told('mlflow_artifact_location: ""')).toEqual([
    '2 mlflow_artifact_location (rule not-blank): mlflow_artifact_location cannot be empty',
  ]);
  expect(told('usage_policy_name: " "')).toEqual([
    '2 usage_policy_name (rule not-blank): usage_policy_name cannot be empty',
  ]);
  expect(told('usage_policy_id: "\\u00a0"')).toEqual([
    '2 usage_policy_id (rule not-blank): usage_policy_id cannot be empty',
  ]);
  expect(told('command: "\\n\\u2003\\n"')).toEqual([
    '2 command (rule not-blank): command cannot be empty',
  ]);
  expect(
    told('compute: { accelerator_type: GPU_1xA10, num_accelerators: 1, pool_id: "\\x85" }'),
  ).toEqual(['2 compute.pool_id (rule not-blank): compute.pool_id cannot be empty']);
});

test('within lists each entry is told', ({ expect }) => {
  expect(told('environment:\n  dependencies: [polars, "", " "]')).toEqual([
    '3 environment.dependencies[1] (rule not-blank): environment.dependencies[1] cannot be empty',
    '3 environment.dependencies[2] (rule not-blank): environment.dependencies[2] cannot be empty',
  ]);
  expect(
    told(
      'permissions:\n  - user_name: " "\n    level: CAN_VIEW\n  - group_name: ""\n    level: CAN_VIEW\n  - service_principal_name: ""\n    level: CAN_VIEW',
    ),
  ).toEqual([
    '3 permissions[0].user_name (rule not-blank): permissions[0].user_name cannot be empty',
    '5 permissions[1].group_name (rule not-blank): permissions[1].group_name cannot be empty',
    '7 permissions[2].service_principal_name (rule not-blank): permissions[2].service_principal_name cannot be empty',
  ]);
});

test('a text that is required is missing when it is empty, and wrong when it is blank', ({
  expect,
}) => {
  expect(told('command: ""')).toEqual([
    '2 command (required command-or-containers): command is required and cannot be empty: it is the script that every node runs',
  ]);
  expect(told('command: " "')).toEqual(['2 command (rule not-blank): command cannot be empty']);
  expect(told('environment:\n  docker_image: { url: " " }')).toEqual([
    '3 environment.docker_image.url (required required): environment.docker_image.url is required and cannot be empty; For example: url: registry.example.com/vision/trainer:7',
  ]);
  expect(told('code_source: { snapshot: { root_path: "" } }')).toEqual([
    '2 code_source.snapshot.root_path (required required): code_source.snapshot.root_path is required and cannot be empty; For example: root_path: ./src',
  ]);
  expect(told('code_source: { snapshot: { root_path: " " } }')).toEqual([
    '2 code_source.snapshot.root_path (rule not-blank): code_source.snapshot.root_path cannot be empty',
  ]);
  expect(told('code_source: { root_path: " " }')).toEqual([
    '2 code_source.root_path (rule not-blank): code_source.root_path cannot be empty',
  ]);
});

test('a zero-width space is something', ({ expect }) => {
  expect(told('command: "\\u200b"')).toEqual([]);
});
