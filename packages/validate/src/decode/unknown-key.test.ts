import { test } from 'vitest';
import { told } from '../../test/told.ts';

const fields =
  'Values of your own belong below parameters. Known keys: experiment_name, compute, environment, command, containers, env_variables, secrets, code_source, max_retries, timeout_minutes, idempotency_token, parameters, mlflow_run_name, mlflow_experiment_directory, mlflow_artifact_location, permissions, usage_policy_name, usage_policy_id.';

test.for([
  [
    'a slip',
    'timeout_minute: 5',
    '2 timeout_minute (unknown-key unknown-key): unknown key timeout_minute: did you mean timeout_minutes?',
  ],
  [
    'a part of the key',
    'retries: 5',
    '2 retries (unknown-key unknown-key): unknown key retries: did you mean max_retries?',
  ],
  [
    'a part of several keys',
    'mlflow: a',
    `2 mlflow (unknown-key unknown-key): unknown key mlflow; ${fields}`,
  ],
  [
    'another case',
    'Parameters: { a: 1 }',
    '2 Parameters (unknown-key unknown-key): unknown key Parameters: did you mean parameters?',
  ],
  [
    'hyphens',
    'code_source: { root-path: ., root_path: . }',
    '2 code_source.root-path (unknown-key unknown-key): unknown key code_source.root-path: did you mean root_path?',
  ],
  [
    'a key of the section above',
    'pool_id: p',
    '2 pool_id (unknown-key unknown-key): unknown key pool_id: did you mean compute.pool_id?',
  ],
  [
    'a key of the top',
    'environment: { max_retries: 1 }',
    '2 environment.max_retries (unknown-key unknown-key): unknown key environment.max_retries: did you mean max_retries?',
  ],
  [
    'a key of the section below',
    'code_source: { root_path: ., branch: main }',
    '2 code_source.branch (unknown-key unknown-key): unknown key code_source.branch: did you mean code_source.git.branch?',
  ],
  [
    'what another tool calls it',
    'hyperparameters: { lr: 0.1 }',
    '2 hyperparameters (unknown-key unknown-key): unknown key hyperparameters: did you mean parameters?',
  ],
  [
    'what another tool calls a key of a section',
    'num_gpus: 8',
    '2 num_gpus (unknown-key unknown-key): unknown key num_gpus: did you mean compute.num_accelerators?',
  ],
  [
    'a common word in a section that has nothing of the kind',
    'environment: { name: prod }',
    '2 environment.name (unknown-key unknown-key): unknown key environment.name; Known keys of environment: dependencies, version, docker_image, unity_catalog_image.',
  ],
  [
    'a key that lies deep in another section',
    'code_source: { root_path: ., git: { branch: main, url: a } }',
    '2 code_source.git.url (unknown-key unknown-key): unknown key code_source.git.url; Known keys of code_source.git: branch, commit, remote.',
  ],
  [
    'a known key behind characters that look like blanks',
    '\u00a0\u00a0max_retries: 1',
    '2 \u00a0\u00a0max_retries (unknown-key unknown-key): unknown key "\\u00a0\\u00a0max_retries": did you mean max_retries?',
  ],
  [
    'a comment of another language',
    '"// notes": a',
    '2 // notes (unknown-key unknown-key): unknown key "// notes"; A comment begins with #.',
  ],
  [
    'an older tool’s priority',
    'priority: 1',
    '2 priority (unknown-key unknown-key): unknown key priority: use compute.priority_class',
  ],
  [
    'an older tool’s bases',
    '_bases_: [a.yaml]',
    '2 _bases_ (unknown-key unknown-key): unknown key _bases_: share values with YAML anchors, and change them with `--override`',
  ],
  [
    'a map around everything',
    'run: { max_retries: 1, parameters: {} }',
    '2 run (unknown-key unknown-key): unknown key run: max_retries and what is beside it belong one level up',
  ],
  ['nothing like it', 'notes:', `2 notes (unknown-key unknown-key): unknown key notes; ${fields}`],
  [
    'a key of every JavaScript object',
    'constructor: 1',
    `2 constructor (unknown-key unknown-key): unknown key constructor; ${fields}`,
  ],
  [
    'nothing like it in a section',
    'environment: { python: 3 }',
    '2 environment.python (unknown-key unknown-key): unknown key environment.python; Known keys of environment: dependencies, version, docker_image, unity_catalog_image.',
  ],
  ['an empty key', '"": x', `2  (unknown-key unknown-key): unknown key ""; ${fields}`],
  ['a null key', '~: x', `2 ~ (unknown-key unknown-key): unknown key ~; ${fields}`],
  [
    'a key with a blank',
    '"a b": x',
    `2 a b (unknown-key unknown-key): unknown key "a b"; ${fields}`,
  ],
])('%s', ([, text = '', line], { expect }) => {
  expect(told(text)).toEqual([line]);
});

test('compute’s keys of an older tool are named', ({ expect }) => {
  const compute = 'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1,';
  expect(told(`${compute} node_pool_id: p, pool_name: q, priority: 5 }`)).toEqual([
    '2 compute.node_pool_id (unknown-key unknown-key): unknown key compute.node_pool_id: use compute.pool_id',
    '2 compute.pool_name (unknown-key unknown-key): unknown key compute.pool_name: use compute.pool_id',
    '2 compute.priority (unknown-key unknown-key): unknown key compute.priority: use compute.priority_class',
  ]);
});

test('in an entry of a list, the same entry’s keys are near', ({ expect }) => {
  const text = `compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }
containers:
  - { name: a, command: x, ranks: [0], unity_catalog_image: a.b.c:1, variables: { A: b } }`;
  expect(told(text)[0]).toBe(
    '4 containers[0].variables (unknown-key unknown-key): unknown key containers[0].variables: did you mean containers[0].environment_variables.variables?',
  );
});
