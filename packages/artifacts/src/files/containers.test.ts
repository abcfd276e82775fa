import { test } from 'vitest';
import { launched } from '../../test/launched.ts';

const head = `experiment_name: heron
compute: { num_accelerators: 2, accelerator_type: GPU_1xA10 }
`;

test('each container has its command, the merged variables and the parameters', ({ expect }) => {
  const text = `${head}env_variables: { ROLE: any, LEVEL: info }
secrets: { HF: ml/hf }
parameters: { lr: 1e-5 }
environment: { dependencies: [numpy] }
containers:
  - name: trainer
    command: python train.py
    ranks: [0]
    unity_catalog_image: a.b.c:1
    environment_variables:
      variables: { ROLE: trainer, HF: "{{secrets/ml/other}}", TOKEN: "{{secrets/s/k}}" }
  - { name: actor, command: "python act.py\\n", ranks: [1], unity_catalog_image: a.b.c:2 }
`;
  const plain = '[{"name":"LEVEL","value":"info"},{"name":"ROLE","value":"any"}]';
  const hf = '{"name":"HF","secret_scope":"ml","secret_key":"hf"}';
  expect(launched(text)).toEqual({
    'training_config.yaml': text,
    'requirements.yaml': 'dependencies:\n  - "numpy"\n',
    'hyperparameters.yaml': 'lr: 1e-5\n',
    'env_vars.json': plain,
    'secret_env_vars.json': `[${hf}]`,
    'containers/trainer/command.sh': 'python train.py',
    'containers/trainer/env_vars.json': plain.replace('any', 'trainer'),
    'containers/trainer/secret_env_vars.json': `[${hf.replace('"hf"', '"other"')},{"name":"TOKEN","secret_scope":"s","secret_key":"k"}]`,
    'containers/trainer/hyperparameters.yaml': 'lr: 1e-5\n',
    'containers/actor/command.sh': 'python act.py\n',
    'containers/actor/env_vars.json': plain,
    'containers/actor/secret_env_vars.json': `[${hf}]`,
    'containers/actor/hyperparameters.yaml': 'lr: 1e-5\n',
  });
});

test('what only looks like a secret is a value like any other', ({ expect }) => {
  const files = launched(`${head}containers:
  - name: all
    command: echo
    ranks: [0, 1]
    unity_catalog_image: a.b.c:1
    environment_variables: { variables: { A: "{{secrets/s}}", B: " {{secrets/s/k}}" } }
`);
  expect(Object.keys(files)).toEqual([
    'training_config.yaml',
    'containers/all/command.sh',
    'containers/all/env_vars.json',
  ]);
});

test('a name that JavaScript has a meaning for is one like any other', ({ expect }) => {
  const files = launched(`${head}containers:
  - name: all
    command: echo
    ranks: [0, 1]
    unity_catalog_image: a.b.c:1
    environment_variables: { variables: { __proto__: a } }
`);
  expect(files['containers/all/env_vars.json']).toBe('[{"name":"__proto__","value":"a"}]');
});
