import { test } from 'vitest';
import { configWith, launched } from '../test/launched.ts';

test('a small config is uploaded as it is, with its command', ({ expect }) => {
  const text = configWith('# a comment', 'command: |', '  echo "$HOME"', '  exit 0', '');
  expect(launched(text)).toEqual({
    'training_config.yaml': text,
    'command.sh': 'echo "$HOME"\nexit 0\n',
  });
});

test('a config with everything has the six files, in the order of the spec', ({ expect }) => {
  const files = launched(
    configWith(
      'environment: { version: 5, dependencies: [torch==2.7.1] }',
      'env_variables: { B: 1, A: "" }',
      'secrets: { TOKEN: scope/key }',
      'parameters: { lr: 1e-5 }',
    ),
  );
  expect(Object.keys(files)).toEqual([
    'training_config.yaml',
    'command.sh',
    'requirements.yaml',
    'hyperparameters.yaml',
    'env_vars.json',
    'secret_env_vars.json',
  ]);
});
